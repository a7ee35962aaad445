import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository under check. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const inRoot = (...parts) => path.join(root, ...parts);

/** What a check found, counted. Passes are one line each only when they carry news. */
export class Report {
  passed = 0;
  failed = 0;

  pass(count = 1) {
    this.passed += count;
  }

  fail(what, detail = '') {
    this.failed += 1;
    const indented = String(detail)
      .trimEnd()
      .replace(/^(?=.)/gm, '      ');
    process.stdout.write(`    FAILED ${what}\n${indented ? `${indented}\n` : ''}`);
  }

  /** One expectation: passes when `faults` is empty. */
  expect(what, faults) {
    if (faults.length === 0) this.pass();
    else this.fail(what, faults.join('\n'));
  }

  say(line) {
    process.stdout.write(`    ${line}\n`);
  }
}
