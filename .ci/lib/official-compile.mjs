/** WeChat's official compile, offline, without key or AppID: the sizes it gives are those that count against the limits. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './report.mjs';

/**
 * @returns {Promise<Map<string, number>>} compiled file → bytes, as an upload would carry it
 * @throws {Error} when the official compiler refuses the project
 */
export async function officialCompile() {
  const quiet = console.log;
  console.log = () => {};
  const started = process.cwd();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'official-compile-'));
  try {
    // It writes caches to the working folder, and asks a server it can do without (a dead port fails at once).
    process.chdir(work);
    const ci = createRequire(inRoot('.ci', 'package.json'))('miniprogram-ci');
    ci.proxy('http://127.0.0.1:9');
    const settings = JSON.parse(fs.readFileSync(inRoot('project.config.json'), 'utf8'));
    const project = new ci.Project({
      projectPath: stage(work),
      type: 'miniProgram',
      appid: settings.appid,
      privateKey: 'unused',
      ignores: ['node_modules/**/*'],
    });
    project.attr = async () => ci.DefaultProjectAttr;
    const compiled = await ci.getCompiledResult({
      project,
      version: '1.0.0',
      desc: 'size',
      // The compiler's own name for what DevTools does with the project's `minified` at an upload.
      setting: { ...settings.setting, minifyJS: settings.setting.minified },
      onProgressUpdate: () => {},
    });
    return new Map(Object.entries(compiled).map(([file, content]) => [file, Buffer.from(content).length]));
  } finally {
    process.chdir(started);
    fs.rmSync(work, { recursive: true, force: true });
    console.log = quiet;
  }
}

/** Only what DevTools would open; the rest of the repository is none of the compiler's business. */
function stage(work) {
  const target = path.join(work, 'project');
  fs.mkdirSync(target);
  fs.copyFileSync(inRoot('project.config.json'), path.join(target, 'project.config.json'));
  fs.cpSync(inRoot('miniprogram'), path.join(target, 'miniprogram'), { recursive: true });
  return target;
}

/** Bytes of each package: '' is the main package, others by the root that app.json names. */
export function sizesByPackage(compiled) {
  const app = JSON.parse(fs.readFileSync(inRoot('miniprogram', 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''));
  const sizes = new Map([['', 0], ...roots.map((root) => [root, 0])]);
  for (const [file, bytes] of compiled) {
    const home = roots.find((root) => file.startsWith(`${root}/`)) ?? '';
    sizes.set(home, sizes.get(home) + bytes);
  }
  return sizes;
}
