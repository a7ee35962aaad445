import { PostgresAdapter, PostgresDialect } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { TableVersions } from './table-versions';

export class WatchedPostgresAdapter extends PostgresAdapter {
  constructor(readonly versions: TableVersions) {
    super();
  }
}

/** Counts what its statements change; in a transaction once more when others can see it. */
class WatchedConnection implements DatabaseConnection {
  readonly changed = new Set<string>();

  constructor(
    readonly inner: DatabaseConnection,
    private readonly versions: TableVersions,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const tables = this.versions.changedBy(query.sql);
    try {
      return await this.inner.executeQuery<R>(query);
    } finally {
      for (const name of tables) this.changed.add(name);
      this.versions.changed(tables);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }

  told(): void {
    this.versions.changed(this.changed);
    this.changed.clear();
  }
}

class WatchedDriver implements Driver {
  readonly #connections = new WeakMap<DatabaseConnection, WatchedConnection>();

  constructor(
    private readonly inner: Driver,
    private readonly versions: TableVersions,
  ) {}

  init(): Promise<void> {
    return this.inner.init();
  }

  async acquireConnection(): Promise<WatchedConnection> {
    const inner = await this.inner.acquireConnection();
    const known = this.#connections.get(inner) ?? new WatchedConnection(inner, this.versions);
    this.#connections.set(inner, known);
    known.changed.clear();
    return known;
  }

  beginTransaction(connection: WatchedConnection, settings: TransactionSettings): Promise<void> {
    return this.inner.beginTransaction(connection.inner, settings);
  }

  async commitTransaction(connection: WatchedConnection): Promise<void> {
    try {
      await this.inner.commitTransaction(connection.inner);
    } finally {
      connection.told();
    }
  }

  rollbackTransaction(connection: WatchedConnection): Promise<void> {
    return this.inner.rollbackTransaction(connection.inner);
  }

  releaseConnection(connection: WatchedConnection): Promise<void> {
    return this.inner.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }
}

/** PostgreSQL as kysely speaks it, noting which tables this node changes. */
export class WatchedPostgresDialect extends PostgresDialect {
  readonly #versions = new TableVersions();

  override createAdapter(): WatchedPostgresAdapter {
    return new WatchedPostgresAdapter(this.#versions);
  }

  override createDriver(): Driver {
    return new WatchedDriver(super.createDriver(), this.#versions);
  }
}
