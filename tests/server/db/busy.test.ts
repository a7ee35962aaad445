import {
  DatabaseRefused,
  DatabaseUnreachable,
  connectionFailure,
  isDatabaseBusy,
} from '../../../server/src/db/busy';
import { openPostgres } from '../../../server/src/db/postgres';
import { toApiError } from '../../../server/src/plugins/errors';

const failure = (code: string, message = 'as the database says'): Error =>
  Object.assign(new Error(message), { code });

describe('what passes by itself', () => {
  it.each([
    ['a lost connection', failure('08006')],
    ['a conflict of two transactions', failure('40001')],
    ['a deadlock', failure('40P01')],
    ['no connection left', failure('53300')],
    ['a lock held for too long', failure('55P03')],
    ['a database that shuts down', failure('57P01')],
    ['a database that starts', failure('57P03')],
    ['a statement that took too long', failure('57014')],
    ['a locked SQLite file', failure('ERR_SQLITE_ERROR', 'database is locked')],
    ['a connection that ended in the middle', new Error('Connection terminated unexpectedly')],
    ['a socket that was reset', failure('ECONNRESET', 'read ECONNRESET')],
    ['a database that cannot be reached', connectionFailure(failure('ECONNREFUSED'))],
  ])('%s', (_what, error) => {
    expect(isDatabaseBusy(error)).toBe(true);
    expect(toApiError(error)).toMatchObject({ code: 'database_busy', status: 503, retryAfter: 1 });
  });

  it.each([
    ['a value that is there already', failure('23505')],
    ['a table that is missing', failure('42P01')],
    ['a wrong password', connectionFailure(failure('28P01'))],
    ['a database that does not exist', connectionFailure(failure('3D000'))],
    ['a fault of ours', new TypeError('undefined is not a function')],
  ])('not %s', (_what, error) => {
    expect(isDatabaseBusy(error)).toBe(false);
    expect(toApiError(error).code).toBe('internal');
  });

  it('tells the operator what to repair, without the address', () => {
    expect(connectionFailure(failure('28P01'))).toBeInstanceOf(DatabaseRefused);
    expect(connectionFailure(failure('ENOTFOUND', 'getaddrinfo ENOTFOUND db.internal'))).toBeInstanceOf(
      DatabaseUnreachable,
    );
    expect(connectionFailure(failure('ENOTFOUND')).message).toMatch(/DATABASE_URL.*主机/);
    expect(connectionFailure(failure('3D000')).message).toMatch(/DATABASE_URL.*数据库名/);
  });

  it('refuses to start on a PostgreSQL that nobody answers for', async () => {
    // Port 9 of the loopback is "discard": nobody listens there.
    const start = openPostgres('postgres://me:secret@127.0.0.1:9/x', {}, 2);
    await expect(start).rejects.toThrow(/^连接不上数据库[^]*已启动。$/);
  });
});
