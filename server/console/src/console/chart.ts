import { counted } from '../../../src/contract/numbers';

/** What a line chart draws, in its own units; pure. */
export interface Chart {
  readonly lines: readonly string[];
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly marks: readonly { readonly x: number; readonly text: string }[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest round number (1, 2, 5 × 10ⁿ) whose five-fold holds `most`. */
export function stepFor(most: number): number {
  const raw = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= raw) ?? 10 * power;
}

/** A round number beside a scale, never wider than `5000万`. */
const tickText = (count: number): string => {
  if (count >= 100_000_000) return `${String(count / 100_000_000)}亿`;
  return count >= 10_000 ? `${String(count / 10_000)}万` : counted(count);
};

/** Lines over a common scale from zero, with round numbers at the side and at most eight labels below. */
export function chartOf(series: readonly (readonly number[])[], labels: readonly string[], box: Box): Chart {
  const most = Math.max(1, ...series.flat());
  const step = stepFor(most);
  const top = Math.ceil(most / step) * step;
  const x = (index: number): number =>
    box.left + (labels.length < 2 ? box.width / 2 : (index * box.width) / (labels.length - 1));
  const y = (value: number): number => box.top + box.height * (1 - value / top);
  const every = Math.ceil(labels.length / 8);
  return {
    lines: series.map((values) => values.map((value, index) => `${x(index)},${y(value)}`).join(' ')),
    ticks: Array.from({ length: top / step + 1 }, (_, index) => ({
      y: y(index * step),
      text: tickText(index * step),
    })),
    marks: labels.flatMap((text, index) => (index % every === 0 ? [{ x: x(index), text }] : [])),
  };
}
