import type { CreateTableBuilder } from 'kysely';

type Builder = CreateTableBuilder<string, string>;

/** Adds a primary key that counts up by itself: the one column that SQLite and PostgreSQL spell differently. */
export type Serial = (table: Builder, column: string) => Builder;
