import { chartOf, stepFor } from '../../../server/console/src/console/chart';
import { daysBefore, today } from '../../../server/console/src/console/days';

const BOX = { left: 40, top: 10, width: 100, height: 200 };

it.each([
  [0, 1],
  [1, 1],
  [5, 1],
  [6, 2],
  [11, 5],
  [49, 10],
  [1_234, 500],
])('shows up to %i in steps of %i', (most, step) => {
  expect(stepFor(most)).toBe(step);
});

it('draws each series over one scale from zero', () => {
  const { lines, ticks, marks } = chartOf(
    [
      [0, 5, 10],
      [10, 0, 5],
    ],
    ['a', 'b', 'c'],
    BOX,
  );
  expect(lines).toEqual(['40,210 90,110 140,10', '40,10 90,210 140,110']);
  expect(ticks.map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8', '10']);
  expect(ticks.map(({ y }) => Math.round(y))).toEqual([210, 170, 130, 90, 50, 10]);
  expect(marks.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
});

it('draws days without anything on the ground line, and one day in the middle', () => {
  expect(chartOf([[0]], ['a'], BOX).lines).toEqual(['90,210']);
});

it('labels a year with at most eight days', () => {
  const labels = Array.from({ length: 366 }, (_, day) => String(day));
  expect(chartOf([labels.map(Number)], labels, BOX).marks).toHaveLength(8);
});

it('counts days as the calendar in China does', () => {
  expect(today(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  expect(today(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
});

it('writes large numbers short beside the scale', () => {
  const texts = (most: number) => chartOf([[most]], ['a'], BOX).ticks.map(({ text }) => text);
  expect(texts(30_000)).toEqual(['0', '1万', '2万', '3万']);
  expect(texts(9_999_999)).toEqual(['0', '200万', '400万', '600万', '800万', '1000万']);
  expect(texts(450_000_000).at(-1)).toBe('5亿');
});
