/**
 * Runs the checks one after another, each in its own process, and counts them. `node .ci/check.mjs [name…]` runs only those;
 * `--start <passed> <failed>` adds what was counted before. Ends with `N passed, N failed`; exits with 1 when any failed.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Report, root } from './lib/report.mjs';

const CHECKS = [
  { name: 'repository' },
  { name: 'portability' },
  { name: 'format' },
  { name: 'lint' },
  { name: 'types' },
  { name: 'contract' },
  { name: 'drawing' },
  { name: 'json-schemas' },
  { name: 'wechat-compilers' },
  { name: 'templates' },
  { name: 'style-sheets' },
  { name: 'official-compile' },
  { name: 'tests' },
  { name: 'postgres' },
  { name: 'start' },
  { name: 'end-to-end' },
  { name: 'readme' },
];
const RESULT = /^::result (\d+) (\d+)\n?/m;

async function runOne(name) {
  const report = new Report();
  try {
    const { default: check } = await import(`./checks/${name}.mjs`);
    await check(report);
    if (report.passed + report.failed === 0) report.say('nothing was checked');
  } catch (error) {
    report.fail(name, error.stack ?? String(error));
  }
  process.stdout.write(`::result ${report.passed} ${report.failed}\n`, () => process.exit(0));
}

function runInOwnProcess(name) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--one', name], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text.replace(RESULT, ''));
    });
    child.once('close', () => {
      const [, passed, failed] = RESULT.exec(output) ?? [];
      if (passed === undefined) process.stdout.write(`    FAILED ${name}: it ended without a result\n`);
      resolve(passed === undefined ? [0, 1] : [Number(passed), Number(failed)]);
    });
  });
}

async function runAll(names, passed, failed) {
  for (const name of names) {
    process.stdout.write(`${name}\n`);
    const started = Date.now();
    const [good, bad] = await runInOwnProcess(name);
    process.stdout.write(`  ${bad === 0 ? 'ok' : 'FAILED'} ${name}: ${good} passed, ${bad} failed, `);
    process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    passed += good;
    failed += bad;
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const args = process.argv.slice(2);
if (args[0] === '--one') await runOne(args[1]);
else {
  const before = args[0] === '--start' ? args.splice(0, 3).slice(1).map(Number) : [0, 0];
  const unknown = args.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) throw new Error(`no such check: ${unknown.join(', ')}`);
  await runAll(args.length > 0 ? args : CHECKS.map((check) => check.name), ...before);
}
