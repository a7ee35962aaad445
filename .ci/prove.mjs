/**
 * Proves that the checks can fail: puts one fault at a time into a copy of the last commit and expects its check to see it.
 * `node .ci/prove.mjs [check…]`. Not part of `.ci/run`; for those who change a check.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FAULTS } from './lib/faults.mjs';
import { root } from './lib/report.mjs';
import { runNode } from './lib/run.mjs';

const PACKAGES = ['.', '.ci', 'server', 'preview'];

function copyOfLastCommit() {
  const copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'prove-')), 'copy');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, copy]);
  for (const folder of PACKAGES) {
    const packages = path.join(root, folder, 'node_modules');
    if (fs.existsSync(packages))
      fs.symlinkSync(packages, path.join(copy, folder, 'node_modules'), 'junction');
  }
  execFileSync(process.execPath, [path.join(copy, 'server', 'scripts', 'build-miniprogram-npm.mjs')]);
  return copy;
}

/** Failures of one check in the copy; for lint only of the faulty file, since the whole takes long. */
async function failures(copy, { check, file }) {
  if (check === 'lint') {
    const eslint = path.join(copy, 'node_modules', 'eslint', 'bin', 'eslint.js');
    const { output } = await runNode([eslint, file, '--format', 'json', '--no-warn-ignored'], { cwd: copy });
    return (/"ruleId":"([^"]+)"/g[Symbol.match](output) ?? []).length;
  }
  const { output } = await runNode([path.join(copy, '.ci', 'check.mjs'), '--one', check], { cwd: copy });
  return Number(/^::result \d+ (\d+)/m.exec(output)?.[1] ?? 1);
}

const wanted = process.argv.slice(2);
const faults = FAULTS.filter(({ check }) => wanted.length === 0 || wanted.includes(check));
const copy = copyOfLastCommit();
const clean = new Map();
let unseen = 0;
for (const fault of faults) {
  const key = fault.check === 'lint' ? `lint ${fault.file}` : fault.check;
  const target = path.join(copy, ...fault.file.split('/'));
  const before = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : null;
  if (!clean.has(key))
    clean.set(key, fault.check === 'lint' && before === null ? 0 : await failures(copy, fault));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, fault.change(before ?? ''));
  execFileSync('git', ['add', '--intent-to-add', '--force', fault.file], { cwd: copy });
  const seen = (await failures(copy, fault)) > clean.get(key);
  if (before === null) {
    execFileSync('git', ['rm', '--quiet', '--cached', '--force', fault.file], { cwd: copy });
    fs.rmSync(target);
  } else fs.writeFileSync(target, before);
  if (!seen) unseen += 1;
  process.stdout.write(`${seen ? 'seen' : 'NOT SEEN'}  ${fault.check}: ${fault.what}\n`);
}
fs.rmSync(path.dirname(copy), { recursive: true, force: true });
process.stdout.write(`\n${faults.length - unseen} of ${faults.length} faults seen\n`);
process.exitCode = unseen > 0 ? 1 : 0;
