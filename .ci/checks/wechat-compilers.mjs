/** WeChat's own compilers (wcc, wcsc) read every template and style sheet, ours and Vant's, in one call each. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { NATIVE_APPS, miniprogramFiles, readJson } from '../lib/miniprogram.mjs';
import { inRoot, root } from '../lib/report.mjs';

const PLATFORM = { linux: 'linux', darwin: 'mac', win32: 'windows' }[process.platform];

export default async function check(report) {
  if (process.arch !== 'x64' || !PLATFORM) {
    report.say(
      `wcc and wcsc exist for x64 only; this machine is ${process.platform}/${process.arch}: not run`,
    );
    return;
  }
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'wechat-compilers-'));
  try {
    const wcc = tool(work, 'wcc');
    const wcsc = tool(work, 'wcsc');
    for (const app of NATIVE_APPS) {
      const name = path.relative(root, app).split(path.sep).join('/');
      const templates = miniprogramFiles('.wxml', { npm: true, app });
      const scripts = miniprogramFiles('.wxs', { npm: true, app });
      report.expect(
        `${name}: wcc on ${templates.length} templates and ${scripts.length} scripts`,
        run(app, wcc, ['-d', '-cc', components(app, templates), ...templates, ...scripts, '-gn', '$gwx']),
      );
      const sheets = miniprogramFiles('.wxss', { npm: true, app });
      const isPart = (file) => fs.existsSync(path.join(app, file.replace(/\.wxss$/, '.json')));
      const parts = sheets.filter(isPart);
      const others = sheets.filter((file) => !isPart(file));
      report.expect(
        `${name}: wcsc on ${sheets.length} style sheets`,
        run(app, wcsc, ['-db', '-pc', String(parts.length), ...parts, ...others]),
      );
      report.say(
        `${name}: ${templates.length} templates, ${scripts.length} WXS, ${sheets.length} style sheets`,
      );
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** The package ships its programs without the run bit; a copy gets it. */
function tool(work, name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const home = path.dirname(
    createRequire(inRoot('package.json')).resolve('miniprogram-compiler/package.json'),
  );
  const copy = path.join(work, file);
  fs.copyFileSync(path.join(home, 'bin', PLATFORM, file), copy);
  fs.chmodSync(copy, 0o755);
  return copy;
}

/** What `-cc` wants: number of files with own components, then for each its path, their number and their names. */
function components(app, templates) {
  const users = templates.flatMap((file) => {
    const json = file.replace(/\.wxml$/, '.json');
    if (!fs.existsSync(path.join(app, json))) return [];
    const names = Object.keys(readJson(json, app).usingComponents ?? {});
    return names.length > 0 ? [[file, names.length, ...names]] : [];
  });
  return [users.length, ...users.flat()].join(' ');
}

function run(app, program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: app,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) return [error.message];
  if (status !== 0 || stderr.trim()) return [`exit ${status}`, stderr.trim() || stdout.slice(0, 2000)];
  return stdout.length > 0 ? [] : ['no output'];
}
