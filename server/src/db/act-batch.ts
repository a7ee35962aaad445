import type { SqliteStatements } from './sqlite-statements';

/** One statement of an act with its values, ready to run. */
export type BoundStatement = readonly [sql: string, values: readonly (string | number | null)[]];
/** What belongs together: all of it is stored or nothing. */
export type Act = readonly BoundStatement[];

/** Of each statement the number of the row it added. */
export type ActOutcome =
  | { readonly stored: true; readonly rows: readonly number[] }
  | { readonly stored: false; readonly why: string };

function run(db: SqliteStatements, act: Act): ActOutcome {
  return {
    stored: true,
    rows: act.map(([sql, values]) => Number(db.prepare(sql).run(values).lastInsertRowid)),
  };
}

function attempt(db: SqliteStatements, work: () => ActOutcome[]): ActOutcome[] {
  db.exec('begin immediate');
  try {
    const outcomes = work();
    db.exec('commit');
    return outcomes;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The same acts once more, each able to fail without the others. */
function oneByOne(db: SqliteStatements, acts: readonly Act[]): ActOutcome[] {
  return acts.map((act) => {
    db.exec('savepoint act');
    try {
      const outcome = run(db, act);
      db.exec('release act');
      return outcome;
    } catch (error) {
      db.exec('rollback to act');
      db.exec('release act');
      return { stored: false, why: reason(error) };
    }
  });
}

/**
 * Stores acts in one transaction, in their order. One that fails takes nothing of the others with it: seldom, so the
 * others pay for their protection only then. Never throws.
 */
export function runBatch(db: SqliteStatements, acts: readonly Act[]): ActOutcome[] {
  try {
    return attempt(db, () => acts.map((act) => run(db, act)));
  } catch (first) {
    try {
      return attempt(db, () => oneByOne(db, acts));
    } catch {
      // Not one act but the database: locked, full or gone.
      return acts.map(() => ({ stored: false, why: reason(first) }));
    }
  }
}
