import { Client } from 'pg';
import { connectionFailure } from './busy';
import type { NamedLocks } from './named-locks';
import { heldHere } from './named-locks';
import { connectionOf } from './postgres';

/** Keeps our names apart from those that others hold in the same database. */
const SPACE = 'nfc-member-center:';
/** Milliseconds for an answer. A line that went dead without a word would otherwise keep everybody waiting. */
const PATIENCE = 10_000;

/**
 * Advisory locks of one session. Losing the connection gives all of them back, so what is guarded must bear a second
 * holder in that rare case; it is opened again at the next use.
 */
export function postgresLocks(url: string): NamedLocks {
  const here = heldHere();
  let session: Promise<Client> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** The end of a session is told in several ways and late: by then another one may have taken its place, and holds names. */
  function open(): Promise<Client> {
    const client = new Client({ ...connectionOf(url), query_timeout: PATIENCE });
    const lost = (): void => letGo(opened, client);
    client.on('error', lost);
    client.on('end', lost);
    const opened = client.connect().then(
      () => client,
      (error: unknown) => {
        lost();
        throw connectionFailure(error);
      },
    );
    return opened;
  }

  /** Should the session still stand on the other side, what it holds there is free now. */
  function letGo(lost: Promise<Client>, client: Client): void {
    if (session !== lost) return;
    session = null;
    void client.end().catch(() => undefined);
  }

  /** One question at a time: that is all a connection can do. */
  function ask(sql: string, name: string): Promise<boolean> {
    const answer = turn.then(async () => {
      const mine = (session ??= open());
      const client = await mine;
      try {
        const { rows } = await client.query<{ done: boolean }>(sql, [SPACE + name]);
        return rows[0]?.done === true;
      } catch (error) {
        // Nobody knows what a session holds whose answer was lost.
        letGo(mine, client);
        throw error;
      }
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
