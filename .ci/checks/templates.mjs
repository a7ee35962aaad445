/** Every template passes the preview's compiler without a warning, and every expression and handler fits its component's types. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { NATIVE_APPS, miniprogramFiles, readText } from '../lib/miniprogram.mjs';
import { checkTemplateTypes } from '../lib/template-types.mjs';
import { inRoot, root } from '../lib/report.mjs';

export default async function check(report) {
  const { TmplGroup } = createRequire(inRoot('preview', 'package.json'))('glass-easel-template-compiler');
  let compiled = 0;
  for (const app of NATIVE_APPS) {
    const name = path.relative(root, app).split(path.sep).join('/');
    const files = miniprogramFiles('.wxml', { app });
    if (files.length === 0) report.fail(`${name} has no templates`);
    for (const file of files) {
      const warnings = new TmplGroup().addTmpl(file.replace(/\.wxml$/, ''), readText(file, app));
      report.expect(`${name}/${file} compiles without a warning`, warnings.map(describe));
    }
    compiled += files.length;
  }
  let typed = 0;
  for (const { file, faults } of checkTemplateTypes(miniprogramFiles('.wxml'))) {
    typed += 1;
    report.expect(`${file} fits its component's types`, faults);
  }
  report.say(`${compiled} templates compiled, ${typed} type-checked`);
}

const describe = ({ message, start }) => `${start ? `${start.line}:${start.col} ` : ''}${message}`;
