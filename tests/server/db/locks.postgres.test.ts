import { Client } from 'pg';
import { postgresLocks } from '../../../server/src/db/postgres-locks';
import { testLocation } from '../../helpers/server-database';

describe('named locks over PostgreSQL', () => {
  it('can be held again after the session was lost, whose end is told late', async () => {
    const location = await testLocation();
    const sessions: Client[] = [];
    const listens = jest.spyOn(Client.prototype, 'on').mockImplementation(function (this: Client, ...args) {
      if (!sessions.includes(this)) sessions.push(this);
      return Client.prototype.addListener.apply(this, args);
    });
    const locks = postgresLocks('url' in location ? location.url : '');
    try {
      expect(await locks.tryHold('before')).not.toBeNull();
      // The database says that it ends the session; the line itself ends a moment later.
      sessions[0]?.emit('error', new Error('terminating connection due to administrator command'));
      const giveBack = await locks.tryHold('after');
      sessions[0]?.emit('end');
      await giveBack?.();
      expect(await locks.tryHold('after')).not.toBeNull();
      expect(sessions).toHaveLength(2);
    } finally {
      listens.mockRestore();
      await locks.close();
      await sessions[0]?.end();
    }
  });

  it('hold nothing that nobody knows of when an answer was lost', async () => {
    const location = await testLocation();
    const url = 'url' in location ? location.url : '';
    const [locks, elsewhere] = [postgresLocks(url), postgresLocks(url)];
    try {
      const query = jest.spyOn(Client.prototype, 'query');
      const late = function (this: Client, ...args: [string, unknown[]]): unknown {
        query.mockRestore();
        return this.query(...args).then(() => Promise.reject(new Error('Query read timeout')));
      };
      query.mockImplementationOnce(late);
      await expect(locks.tryHold('work')).rejects.toThrow('timeout');
      const giveBack = await until(() => locks.tryHold('work'));
      await giveBack();
      expect(await elsewhere.tryHold('work')).not.toBeNull();
    } finally {
      await locks.close();
      await elsewhere.close();
    }
  });
});

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
}
