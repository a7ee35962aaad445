/** `npm run test:postgres`: the server's tests again, over PostgreSQL, each test counted. */
import { startTemporaryPostgres } from '../../server/scripts/lib/postgres.mjs';
import { countTests } from '../lib/jest.mjs';

export default async function check(report) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startTemporaryPostgres();
  try {
    await countTests(report, ['--selectProjects', 'node', '--testPathPatterns', 'tests/server'], {
      env: { ...process.env, TEST_DATABASE_URL: server.url },
      timeoutMs: 1_500_000,
    });
  } finally {
    await server.stop();
  }
}
