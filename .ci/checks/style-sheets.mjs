/** stylelint over every style sheet of ours: WXSS with rpx, and the CSS of preview and console. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../lib/report.mjs';
import config from '../lint/stylelint.config.mjs';

export default async function check(report) {
  const entry = createRequire(inRoot('.ci', 'package.json')).resolve('stylelint');
  const { default: stylelint } = await import(pathToFileURL(entry).href);
  const { results } = await stylelint.lint({
    cwd: root,
    config,
    files: ['miniprogram/**/*.wxss', 'preview/**/*.{css,wxss}', 'server/console/**/*.css'],
    globbyOptions: { ignore: ['**/node_modules/**', '**/miniprogram_npm/**', '**/dist/**'] },
    allowEmptyInput: false,
  });
  for (const { source, warnings } of results) {
    report.expect(
      source,
      warnings.map(({ line, column, text }) => `${line}:${column} ${text}`),
    );
  }
  report.say(`${results.length} style sheets`);
}
