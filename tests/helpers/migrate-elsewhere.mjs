/**
 * Another process that starts a newer version on the same data: applies every migration and one more that takes its time.
 * Arguments: where the data is, as JSON; milliseconds that the migration takes. Says the names it applied.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { importServerSource } from '../../server/scripts/lib/bundle.mjs';

const [location, takes] = process.argv.slice(2);
const { openDatabase } = await importServerSource('db/open');
const { migrations } = await importServerSource('db/migrations');

const newer = {
  async up(db) {
    await db.schema
      .alterTable('member_codes')
      .addColumn('shown_on', 'text', (c) => c.notNull().defaultTo('phone'))
      .execute();
    await db.updateTable('member_codes').set({ shown_on: 'screen' }).execute();
    await db.schema.createTable('newer').addColumn('id', 'text').execute();
    await delay(Number(takes));
  },
};
const open = await openDatabase(JSON.parse(location), { ...migrations, '9999-newer': newer });
await open.close();
process.stdout.write(open.applied.join());
