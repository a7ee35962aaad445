import { parentPort, workerData } from 'node:worker_threads';
import type { Act } from './act-batch';
import { runBatch } from './act-batch';
import { openSqlite } from './sqlite-driver';
import { prepared } from './sqlite-pragmas';
import { SqliteStatements } from './sqlite-statements';
import type { GroupMessage } from './writer-thread';

/*
 * The program of the writer's thread: stores group after group on a connection of its own until it is told to end.
 */

async function main(databaseFile: string): Promise<void> {
  const statements = new SqliteStatements(prepared(await openSqlite(databaseFile)));
  const texts: string[] = [];

  function take(message: GroupMessage | null): void {
    if (message === null) {
      statements.close();
      parentPort?.close();
      return;
    }
    texts.push(...message.newTexts);
    const acts: Act[] = message.acts.map((act) =>
      act.map(([text, values]) => [texts[text] ?? '', values] as const),
    );
    parentPort?.postMessage(runBatch(statements, acts));
  }

  parentPort?.on('message', take);
}

void main(String(workerData));
