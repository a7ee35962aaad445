/** Every template passes the preview's compiler without a warning, and every expression and handler fits its component's types. */
import { createRequire } from 'node:module';
import { miniprogramFiles, readText } from '../lib/miniprogram.mjs';
import { checkTemplateTypes } from '../lib/template-types.mjs';
import { inRoot } from '../lib/report.mjs';

export default async function check(report) {
  const { TmplGroup } = createRequire(inRoot('preview', 'package.json'))('glass-easel-template-compiler');
  const files = miniprogramFiles('.wxml');
  for (const file of files) {
    const warnings = new TmplGroup().addTmpl(file.replace(/\.wxml$/, ''), readText(file));
    report.expect(`${file} compiles without a warning`, warnings.map(describe));
  }
  let typed = 0;
  for (const { file, faults } of checkTemplateTypes(files)) {
    typed += 1;
    report.expect(`${file} fits its component's types`, faults);
  }
  report.say(`${files.length} templates compiled, ${typed} type-checked`);
  if (files.length === 0) report.fail('there are no templates');
}

const describe = ({ message, start }) => `${start ? `${start.line}:${start.col} ` : ''}${message}`;
