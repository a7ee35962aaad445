/** Every TypeScript project, the console's Vue files among them. */
import { inRoot } from '../lib/report.mjs';
import { runNode } from '../lib/run.mjs';

export default async function check(report) {
  const { code, output } = await runNode([inRoot('server', 'scripts', 'check-types.mjs')]);
  const projects = output.split(/^(?=(?:not )?ok )/m);
  for (const text of projects) {
    if (text.startsWith('ok ')) report.pass();
    else if (text.trim())
      report.fail(text.split('\n')[0].replace('not ok', 'types of'), text.split('\n').slice(1).join('\n'));
  }
  if (code !== 0 && report.failed === 0) report.fail('npm run check:types', output);
}
