/**
 * Another process that does what imports are waiting, until it is killed. Arguments: where the data is, as JSON; the steps
 * of an import that it does before it falls silent, so that whoever kills it does not come too late.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { importServerSource } from '../../server/scripts/lib/bundle.mjs';

const { openDatabase } = await importServerSource('db/open');
const { openNodes } = await importServerSource('db/nodes');
const { migrations } = await importServerSource('db/migrations');
const { createImporter } = await importServerSource('jobs/importer');
const { systemClock, systemRandom } = await importServerSource('ports');

const LOOK = 100;
const location = JSON.parse(process.argv[2]);
const fail = ({ err }, text) => process.stderr.write(`${text}: ${err}\n`);
const log = { info: () => undefined, warn: fail, error: fail };
const { db } = await openDatabase(location, migrations);
const { locks } = await openNodes(location, `importer-${process.pid}`, log);
// Rows of stores are not sealed: nothing here needs a key.
const parts = { db, locks, log, clock: systemClock, random: systemRandom, secrets: null };
let steps = Number(process.argv[3]);
/** Between steps the importer rests for less than between its looks for work. */
const rest = (milliseconds) =>
  milliseconds < LOOK && (steps -= 1) <= 0 ? new Promise(() => undefined) : delay(milliseconds);
createImporter(parts, rest).start();
process.stdout.write('at work\n');
