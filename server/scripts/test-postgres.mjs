/**
 * `npm run test:postgres [-- jest's arguments]`: the server's tests over PostgreSQL. Uses the server named in TEST_DATABASE_URL, whose user
 * may create databases, or starts a temporary one from the programs installed here.
 */
import { startTemporaryPostgres } from './lib/postgres.mjs';
import { inRoot, root } from './lib/root.mjs';
import { programOf, runNode } from './lib/run.mjs';

const given = process.env.TEST_DATABASE_URL;
const server = given ? { url: given, stop: async () => undefined } : await startTemporaryPostgres();
const wanted = process.argv.slice(2);
const interrupted = () => void server.stop().then(() => process.exit(130));
process.once('SIGINT', interrupted);
process.once('SIGTERM', interrupted);
try {
  const { code } = await runNode(
    [programOf('jest', 'jest', root), ...(wanted.length > 0 ? wanted : [inRoot('tests', 'server')])],
    { cwd: root, env: { ...process.env, TEST_DATABASE_URL: server.url }, show: true },
  );
  process.exitCode = code;
} finally {
  await server.stop();
}
