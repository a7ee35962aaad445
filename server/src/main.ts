import { ConfigError, loadConfig } from './config';
import { DatabaseRefused, DatabaseUnreachable } from './db/busy';
import { WrongModeError } from './demo/guard';
import { createLog } from './log';
import { repositoryRoot } from './paths';
import { startServer } from './server';

const isDatabaseAway = (error: unknown): error is Error =>
  error instanceof DatabaseRefused || error instanceof DatabaseUnreachable;

/** Faults that the operator can repair are told in words, all others with their stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof WrongModeError || isDatabaseAway(error))
    return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return '端口已被占用：请关闭另一个服务，或用 PORT 指定别的端口后重新启动。';
  if (code === 'EACCES')
    return '没有权限使用该端口或数据目录：请换一个端口（PORT）或目录（DATA_DIR）后重新启动。';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const root = repositoryRoot();
  // `npm start` prints one line for people; the log speaks up only when something is wrong.
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env }, root);
  const server = await startServer(config, root, createLog(config.logLevel));

  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (server.notice !== null) process.stderr.write(`${server.notice}\n`);
  process.stdout.write(`NFC Member Center: ${server.url}/\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
