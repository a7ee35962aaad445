import { Client } from 'pg';
import { connectionFailure } from './busy';
import type { NamedLocks } from './named-locks';
import { heldHere } from './named-locks';
import { connectionOf } from './postgres';

/** Keeps our names apart from those that others hold in the same database. */
const SPACE = 'nfc-member-center:';

/**
 * Advisory locks of one session. Losing the connection gives all of them back, so what is guarded must bear a second
 * holder in that rare case; it is opened again at the next use.
 */
export function postgresLocks(url: string): NamedLocks {
  const here = heldHere();
  let session: Promise<Client> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Client> {
    const client = new Client(connectionOf(url));
    const lost = (): void => {
      session = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
    } catch (error) {
      session = null;
      throw connectionFailure(error);
    }
    return client;
  }

  /** One question at a time: that is all a connection can do. */
  function ask(sql: string, name: string): Promise<boolean> {
    const answer = turn.then(async () => {
      session ??= open();
      const client = await session;
      const { rows } = await client.query<{ done: boolean }>(sql, [SPACE + name]);
      return rows[0]?.done === true;
    });
    turn = answer.catch(() => undefined);
    return answer;
  }

  return {
    async tryHold(name) {
      // A session that holds a lock gets it again: inside the node we keep count ourselves.
      if (!here.take(name)) return null;
      try {
        if (await ask('select pg_try_advisory_lock(hashtextextended($1, 0)) as done', name)) {
          return async () => {
            here.giveBack(name);
            await ask('select pg_advisory_unlock(hashtextextended($1, 0)) as done', name);
          };
        }
      } catch (error) {
        here.giveBack(name);
        throw error;
      }
      here.giveBack(name);
      return null;
    },
    async close() {
      const last = session;
      session = null;
      const client = await last?.catch(() => null);
      await client?.end();
    },
  };
}
