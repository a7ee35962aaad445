import { setTimeout as delay } from 'node:timers/promises';
import { Migrator } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { DatabaseRefused, DatabaseUnreachable, isDatabaseBusy } from './busy';

/** Another node may be at work on the tables, or the database still starting; between tries it gets its turn. */
const TRIES = 60;
const PAUSE = 250;

/** Brings the schema to the newest migration; all or nothing. Returns the names it applied, in order. */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
  most = TRIES,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // Their numbers are given before they are written: one may come after a later one.
    allowUnorderedMigrations: true,
  });
  let { error, results } = await migrator.migrateToLatest();
  for (let tries = 1; tries < most && isDatabaseBusy(error); tries += 1) {
    await delay(PAUSE);
    ({ error, results } = await migrator.migrateToLatest());
  }
  if (error instanceof DatabaseUnreachable || error instanceof DatabaseRefused) throw error;
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
    throw new Error(`数据库升级失败（${failed}）：请保留数据目录，用升级前的版本启动，或从备份恢复`, {
      cause: error,
    });
  }
  return (results ?? []).map((result) => result.migrationName);
}
