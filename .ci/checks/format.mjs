/** prettier agrees with every file. */
import { programOf } from '../../server/scripts/lib/run.mjs';
import { root } from '../lib/report.mjs';
import { runNode, tail } from '../lib/run.mjs';

export default async function check(report) {
  const { code, output } = await runNode([programOf('prettier', 'prettier', root), '--check', '.']);
  report.expect('npm run check:format', code === 0 ? [] : [tail(output)]);
}
