import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programOf } from '../../server/scripts/lib/run.mjs';
import { root } from './report.mjs';
import { runNode, tail } from './run.mjs';

/** Runs jest and counts every test of it. */
export async function countTests(report, args, { env = process.env, timeoutMs } = {}) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jest-result-'));
  try {
    const file = path.join(work, 'result.json');
    const jest = programOf('jest', 'jest', root);
    const { code, output, timedOut } = await runNode([jest, ...args, '--json', '--outputFile', file], {
      env,
      timeoutMs,
    });
    if (!fs.existsSync(file)) {
      report.fail('jest gave no result', `${timedOut ? 'it took too long\n' : ''}${tail(output)}`);
      return;
    }
    const result = JSON.parse(fs.readFileSync(file, 'utf8'));
    report.pass(result.numPassedTests);
    for (const suite of result.testResults) {
      const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
      for (const test of failed)
        report.fail(test.fullName, `${suite.name}\n${test.failureMessages.join('\n')}`);
      if (suite.status === 'failed' && failed.length === 0) report.fail(suite.name, suite.message);
    }
    report.say(
      `${result.numPassedTests} of ${result.numTotalTests} tests in ${result.numTotalTestSuites} files`,
    );
    const skipped = result.numPendingTests + result.numTodoTests;
    if (skipped > 0) report.fail(`${skipped} tests were skipped`);
    if (result.numPassedTests === 0) report.fail('no test passed', tail(output));
    if (code !== 0 && report.failed === 0) report.fail('jest', tail(output));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
