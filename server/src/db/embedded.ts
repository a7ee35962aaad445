import type { Act } from './act-batch';
import type { GroupWriter } from './group-writer';
import type { SqliteStatements } from './sqlite-statements';
import type { TableVersions } from './table-versions';
import type { EndTurn, Turns } from './turns';

interface Parts {
  readonly statements: SqliteStatements;
  readonly turns: Turns;
  readonly versions: TableVersions;
  readonly group: GroupWriter;
  /** Counts what was committed, for whoever must bring it to the disk. */
  readonly committed: () => void;
}

/**
 * The embedded database as this process uses it: one connection that reads and changes, beside the group writer. Writers
 * take turns. Readers wait for nobody but a transaction on the same connection, whose half-done work they would see.
 */
export class Embedded {
  readonly #statements: SqliteStatements;
  readonly #turns: Turns;
  readonly #waiting: (() => void)[] = [];
  #turn: EndTurn | null = null;
  /** Whether the writer has committed since the last question. */
  #stale = false;
  /** The last question by a key, asked again. */
  #foundLast: (() => unknown) | null = null;
  readonly versions: TableVersions;
  readonly #group: GroupWriter;
  readonly #committed: () => void;

  constructor({ statements, turns, versions, group, committed }: Parts) {
    this.#statements = statements;
    this.#turns = turns;
    this.versions = versions;
    this.#group = group;
    this.#committed = committed;
  }

  /** Whether a reader may read now, without seeing half of a transaction. */
  get quiet(): boolean {
    return this.#turn === null;
  }

  /** Resolves when `quiet`, and the caller reads before anybody else begins. */
  async untilQuiet(): Promise<void> {
    while (!this.quiet) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /**
   * A query that stays prepared and is answered at once. For whoever is inside the transaction, or has seen that all is
   * quiet.
   */
  asker(sql: string): (values: readonly (string | number | null)[]) => unknown[] {
    const ask = this.#statements.asker(sql);
    return (values) => {
      const rows = ask(values);
      this.#stale = false;
      if (rows.length === 1) this.#foundLast = () => ask(values);
      return rows;
    };
  }

  /** Runs one statement, in a turn of its own if it writes. */
  async run(sql: string, parameters: readonly unknown[], inTransaction: boolean): Promise<Ran> {
    if (inTransaction) return this.#run(sql, parameters);
    if (!this.#statements.prepare(sql).writer) {
      await this.untilQuiet();
      return this.#run(sql, parameters);
    }
    const endTurn = await this.#turns.take();
    try {
      const ran = this.#run(sql, parameters);
      this.#committed();
      return ran;
    } finally {
      endTurn();
    }
  }

  /**
   * Stores an act with whatever other acts arrive meanwhile. Answers the rows it added; throws NotStored. `bind` tells the
   * act when its group is put together.
   */
  async store(bind: () => Act): Promise<readonly number[]> {
    let act: Act = [];
    try {
      return await this.#group.store(() => (act = bind()));
    } finally {
      this.#stale = true;
      for (const [sql] of act) this.versions.changed(this.versions.changedBy(sql));
    }
  }

  /**
   * Looks once more for what was found last, while nobody waits. SQLite forgets every page it has read when another
   * connection commits: the next question then finds those read again that all of them have in common.
   */
  freshen(): void {
    if (!this.quiet || !this.#stale) return;
    this.#stale = false;
    try {
      this.#foundLast?.();
    } catch {
      // Whoever asks next is told; a closed database is asked no more.
    }
  }

  async begin(): Promise<void> {
    this.#turn = await this.#turns.take();
    try {
      this.#statements.exec('begin immediate');
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** When it throws, the transaction is still open and must be rolled back. */
  commit(): void {
    this.#statements.exec('commit');
    this.#committed();
    this.#end();
  }

  rollback(): void {
    try {
      this.#statements.exec('rollback');
    } finally {
      this.#end();
    }
  }

  #run(sql: string, parameters: readonly unknown[]): Ran {
    const statement = this.#statements.prepare(sql);
    if (statement.writer) this.versions.changed(this.versions.changedBy(sql));
    if (statement.reader) return { rows: statement.all(parameters), changes: null, added: null };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], changes, added: lastInsertRowid };
  }

  /** Readers first: they need no turn, and the next transaction would shut them out again. */
  #end(): void {
    const endTurn = this.#turn;
    this.#turn = null;
    for (const goOn of this.#waiting.splice(0)) goOn();
    endTurn?.();
  }
}

export interface Ran {
  readonly rows: unknown[];
  readonly changes: number | bigint | null;
  readonly added: number | bigint | null;
}
