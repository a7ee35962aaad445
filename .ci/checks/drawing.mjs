/** The drawing of the architecture is what its model and the lint rules say now. */
import { inRoot } from '../lib/report.mjs';
import { runNode } from '../lib/run.mjs';

export default async function check(report) {
  const { code, output } = await runNode([inRoot('tests', 'e2e', 'drawing.mjs'), '--check']);
  report.expect('npm run drawing changes nothing', code === 0 ? [] : [output]);
}
