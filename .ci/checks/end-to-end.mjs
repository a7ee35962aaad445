/** `npm run test:e2e`: the product and a real Chromium, each test counted. */
import { countTests } from '../lib/jest.mjs';

export default (report) =>
  countTests(report, ['--config', 'tests/e2e/jest.config.cjs'], { timeoutMs: 900_000 });
