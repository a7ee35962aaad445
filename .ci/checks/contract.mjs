/** What is generated from the contract is committed as the contract says now. */
import { inRoot } from '../lib/report.mjs';
import { runNode } from '../lib/run.mjs';

export default async function check(report) {
  const { code, output } = await runNode([inRoot('server', 'scripts', 'contract.mjs'), '--check']);
  report.expect('npm run contract changes nothing', code === 0 ? [] : [output]);
}
