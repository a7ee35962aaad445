import type { Kysely } from 'kysely';
import * as housekeeping from './0001-first/housekeeping';
import * as members from './0001-first/members';
import * as places from './0001-first/places';
import * as tags from './0001-first/tags';
import type { Serial } from './serial';

/**
 * The first shape. Migrations speak the common subset of SQLite and PostgreSQL; `serial` hides the one difference.
 * A landed migration is never edited: later shapes are later files.
 */
export async function up(db: Kysely<never>, serial: Serial): Promise<void> {
  await places.up(db);
  await tags.up(db);
  await members.up(db, serial);
  await housekeeping.up(db);
}
