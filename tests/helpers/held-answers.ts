import type { Kysely, KyselyPlugin, QueryId } from 'kysely';

/** What a test holds up. */
export interface Held<DB> {
  /** The same database, through which the first answer that fits waits. */
  readonly db: Kysely<DB>;
  /** Resolves when that answer has been read and waits. */
  readonly reached: Promise<void>;
  goOn(): void;
}

/**
 * Holds back the first answer of the database to a statement of this kind about this table: the statement is done, whoever
 * asked does not know yet. So a test can let something happen exactly between two steps.
 */
export function heldAnswer<DB>(
  db: Kysely<DB>,
  kind: 'SelectQueryNode' | 'UpdateQueryNode' | 'InsertQueryNode' | 'DeleteQueryNode',
  table: string & keyof DB,
): Held<DB> {
  let reach = (): void => undefined;
  let goOn = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  let wanted: QueryId | null = null;
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const named = JSON.stringify('from' in node ? node.from : node).includes(`"name":"${table}"`);
      if (node.kind === kind && named) wanted ??= queryId;
      return node;
    },
    async transformResult({ queryId, result }) {
      if (queryId === wanted) {
        reach();
        await gate;
      }
      return result;
    },
  };
  return { db: db.withPlugin(plugin), reached, goOn: () => goOn() };
}
