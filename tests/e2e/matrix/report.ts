import { CONDITIONS, HOLDERS, name, STARTS, WAYS } from './cells';
import type { Cell } from './cells';
import type { Outcome } from './drive';

const wide = (text: string, width: number): string => text.padEnd(width);

const isDriven = (
  outcomes: readonly Outcome[],
  holder: Cell['holder'],
  condition: Cell['condition'],
): boolean => outcomes.some(({ cell }) => cell.holder === holder && cell.condition === condition);

/** The matrix for people: a row for each card state and condition, a column for each way in; `·` was not driven. */
export function report(outcomes: readonly Outcome[]): string {
  const known = new Map(outcomes.map((outcome) => [name(outcome.cell), outcome]));
  const columns = STARTS.flatMap((start) => WAYS.map((way) => ({ start, way })));
  const head = wide('', 30) + columns.map(({ start, way }) => wide(`${way} ${start}`, 16)).join('');
  const rows = HOLDERS.flatMap((holder) =>
    CONDITIONS.filter((condition) => isDriven(outcomes, holder, condition)).map((condition) => {
      const cells = columns.map((column): string => {
        const cell: Cell = { holder, condition, ...column };
        const outcome = known.get(name(cell));
        if (!outcome) return wide('·', 16);
        return wide(outcome.faults.length > 0 ? `FAULT ${outcome.shown}` : outcome.shown, 16);
      });
      return wide(`${holder}, ${condition}`, 30) + cells.join('');
    }),
  );
  const faults = outcomes.flatMap((outcome) =>
    outcome.faults.map((fault) => `${name(outcome.cell)}: ${fault}`),
  );
  const mean =
    outcomes.reduce((sum, outcome) => sum + outcome.milliseconds, 0) / Math.max(1, outcomes.length);
  const summary = `${outcomes.length} cells, ${faults.length} faults, ${Math.round(mean)} ms a cell`;
  return [head, ...rows.map((row) => row.trimEnd()), ...faults, summary, ''].join('\n');
}
