import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
} from 'kysely';
import type { Embedded } from './embedded';
import type { TableVersions } from './table-versions';

/** Kysely migrates SQLite outside a transaction by default; SQLite rolls schema changes back, and so do we. */
export class EmbeddedAdapter extends SqliteAdapter {
  constructor(readonly embedded: Embedded) {
    super();
  }

  get versions(): TableVersions {
    return this.embedded.versions;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What kysely takes for a connection: all of them share the one there is. */
class SharedConnection implements DatabaseConnection {
  inTransaction = false;

  constructor(private readonly embedded: Embedded) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes, added } = await this.embedded.run(sql, parameters, this.inTransaction);
    return {
      rows: rows as R[],
      ...(changes !== null && { numAffectedRows: BigInt(changes) }),
      ...(added !== null && { insertId: BigInt(added) }),
    };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // Rows held open would keep everybody else from writing.
    yield await this.executeQuery<R>(query);
  }
}

class EmbeddedDriver implements Driver {
  constructor(
    private readonly embedded: Embedded,
    private readonly close: () => void,
  ) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<SharedConnection> {
    return Promise.resolve(new SharedConnection(this.embedded));
  }

  async beginTransaction(connection: SharedConnection): Promise<void> {
    await this.embedded.begin();
    connection.inTransaction = true;
  }

  async commitTransaction(connection: SharedConnection): Promise<void> {
    this.embedded.commit();
    connection.inTransaction = false;
  }

  async rollbackTransaction(connection: SharedConnection): Promise<void> {
    connection.inTransaction = false;
    this.embedded.rollback();
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.close();
    return Promise.resolve();
  }
}

/** Kysely over the embedded database. */
export function sqliteDialect(embedded: Embedded, close: () => void): Dialect {
  return {
    createAdapter: () => new EmbeddedAdapter(embedded),
    createDriver: () => new EmbeddedDriver(embedded, close),
    createQueryCompiler: (): QueryCompiler => new SqliteQueryCompiler(),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new SqliteIntrospector(db),
  };
}
