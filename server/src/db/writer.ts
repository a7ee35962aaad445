import { parentPort, workerData } from 'node:worker_threads';
import type { Act } from './act-batch';
import { runBatch } from './act-batch';
import { openLogSync } from './log-sync';
import { openSqlite } from './sqlite-driver';
import { prepared } from './sqlite-pragmas';
import { SqliteStatements } from './sqlite-statements';
import type { GroupMessage, Written } from './writer-thread';

/*
 * The program of the writer's thread: stores group after group on a connection of its own, each on the disk before it
 * says so, until it is told to end.
 */

async function main(databaseFile: string): Promise<void> {
  const statements = new SqliteStatements(prepared(await openSqlite(databaseFile)));
  const log = openLogSync(databaseFile);
  const texts: string[] = [];

  function take(message: GroupMessage | null): void {
    if (message === null) {
      log.close();
      statements.close();
      parentPort?.close();
      return;
    }
    texts.push(...message.newTexts);
    const acts: Act[] = message.acts.map((act) =>
      act.map(([text, values]) => [texts[text] ?? '', values] as const),
    );
    const outcomes = runBatch(statements, acts);
    const written: Written = { outcomes, disk: log.sync() };
    parentPort?.postMessage(written);
  }

  parentPort?.on('message', take);
}

void main(String(workerData));
