/** Thrown where the database cannot be reached at all; it may be back in a moment. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
}

/** Thrown where the database answers and will not have us: somebody must repair the address or the rights. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** What a failed connection means, in words for the operator; the address and what is in it stay out of them. */
export function connectionFailure(cause: unknown): DatabaseUnreachable | DatabaseRefused {
  // 28: wrong user or password. 3D: no such database. 42501: not allowed to connect.
  return cause instanceof Error && /^(?:28...|3D...|42501)$/.test(codeOf(cause))
    ? new DatabaseRefused('数据库拒绝了连接：请检查 DATABASE_URL 中的用户、密码和数据库名后重新启动。', {
        cause,
      })
    : new DatabaseUnreachable('连接不上数据库：请检查 DATABASE_URL 中的主机和端口，以及数据库是否已启动。', {
        cause,
      });
}

/**
 * SQLSTATEs that pass by themselves: 08 connection, 40 conflict with another transaction, 53 out of resources,
 * 55P03 waited too long for a lock, 57P0x shut down or starting, 57014 took too long, 25P03 idle for too long.
 */
const PASSING = /^(?:08...|40...|53...|55P03|57P0.|57014|25P03)$/;
/** What the two drivers say of a database that is locked or gone in the middle. */
const SAID =
  /database is locked|SQLITE_BUSY|Connection terminated|not queryable|Query read timeout|(?:ECONNRESET|EPIPE)\b/i;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the same request may succeed in a moment: nothing of it was done, or its idempotency key tells that it was. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof DatabaseUnreachable || PASSING.test(codeOf(error)) || SAID.test(error.message);
}
