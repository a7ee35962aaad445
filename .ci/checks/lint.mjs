/** ESLint with the import rules of the house; not one warning. */
import { programOf } from '../../server/scripts/lib/run.mjs';
import { root } from '../lib/report.mjs';
import { runNode, tail } from '../lib/run.mjs';

export default async function check(report) {
  const { code, output } = await runNode([programOf('eslint', 'eslint', root), '.', '--max-warnings', '0']);
  report.expect('npm run check:lint', code === 0 ? [] : [tail(output, 200)]);
}
