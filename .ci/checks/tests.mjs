/** `npm test`, each test counted. */
import { countTests } from '../lib/jest.mjs';

export default (report) => countTests(report, [], { timeoutMs: 900_000 });
