import fc from 'fast-check';
import { LateNumbers } from '../../../server/src/db/late-numbers';

const PATIENCE = 90_000;

describe('numbers that are committed late', () => {
  it('are asked for again until they are found', () => {
    const late = new LateNumbers(10, PATIENCE);
    late.note([11, 14], 0);
    expect([late.upto, late.missing(0), late.settled(0)]).toEqual([14, [12, 13], 11]);
    late.note([13], 1);
    expect([late.missing(1), late.settled(1)]).toEqual([[12], 11]);
    late.note([12], 2);
    expect([late.missing(2), late.settled(2), late.upto]).toEqual([[], 14, 14]);
  });

  it('are given up when nothing can be on its way any more: their transaction was rolled back', () => {
    const late = new LateNumbers(0, PATIENCE);
    late.note([2], 1_000);
    expect(late.missing(1_000 + PATIENCE)).toEqual([1]);
    expect(late.missing(1_001 + PATIENCE)).toEqual([]);
    expect(late.settled(1_001 + PATIENCE)).toBe(2);
  });

  it('are not looked for among what another reader is done with', () => {
    const late = new LateNumbers(0, PATIENCE);
    late.note([2, 5], 0);
    late.skipTo(4);
    expect([late.upto, late.missing(0), late.settled(0)]).toEqual([5, [], 5]);
    late.skipTo(9);
    expect([late.upto, late.settled(0)]).toEqual([9, 9]);
  });

  it('do not fill the memory where thousands of rows were purged', () => {
    const late = new LateNumbers(0, PATIENCE);
    late.note([5_000_000], 0);
    expect(late.missing(0).length).toBeLessThanOrEqual(2_000);
    expect(late.upto).toBe(5_000_000);
  });

  it('are each found once, in whatever order they are committed', () => {
    const order = fc.integer({ min: 1, max: 60 }).chain((count) =>
      fc.tuple(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, n) => n + 1),
          { minLength: 0 },
        ),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }),
      ),
    );
    fc.assert(
      fc.property(order, ([committing, steps]) => {
        const table = new Set<number>();
        const found: number[] = [];
        const late = new LateNumbers(0, PATIENCE);
        const look = (now: number): void => {
          const asked = new Set(late.missing(now));
          const rows = [...table].filter((one) => one > late.upto || asked.has(one)).sort((a, b) => a - b);
          found.push(...rows);
          late.note(rows, now);
          // Who begins anew behind what is settled still finds all that is to come.
          for (const one of committing) if (!table.has(one)) expect(one).toBeGreaterThan(late.settled(now));
        };
        let now = 0;
        for (let at = 0, n = 0; at < committing.length; n += 1) {
          for (const one of committing.slice(at, (at += steps[n % steps.length] ?? 1))) table.add(one);
          look((now += 500));
        }
        look(now + 500);
        expect([...found].sort((a, b) => a - b)).toEqual([...committing].sort((a, b) => a - b));
      }),
    );
  });
});
