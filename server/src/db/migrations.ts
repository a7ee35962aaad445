import type { Kysely, Migration } from 'kysely';
import * as first from './migrations/0001-first';
import * as visitorsByUnionid from './migrations/0002-visitors-by-unionid';
import * as staffAndProtection from './migrations/0003-staff-and-protection';

type Serial = Parameters<typeof first.up>[1];

/** Counting primary keys are the one thing the two dialects say differently. */
const sqliteSerial: Serial = (table, column) =>
  table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement());

/** Every migration in order, for SQLite. A landed one is never edited or renamed: later shapes are later entries. */
export const sqliteMigrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: (db: Kysely<unknown>) => first.up(db as unknown as Kysely<never>, sqliteSerial) },
  '0002-visitors-by-unionid': {
    up: (db: Kysely<unknown>) => visitorsByUnionid.up(db as unknown as Kysely<never>),
  },
  '0003-staff-and-protection': {
    up: (db: Kysely<unknown>) => staffAndProtection.up(db as unknown as Kysely<never>),
  },
};
