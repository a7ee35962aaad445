/** Compiled bytes of every package of the mini-program, as the official compile gives them; they count against WeChat's limits. */
import { officialCompile, sizesByPackage } from '../../.ci/lib/official-compile.mjs';
import { buildMiniprogramNpm } from '../../server/scripts/build-miniprogram-npm.mjs';
import { ensureCiTools } from '../../server/scripts/lib/ci-tools.mjs';

const GOALS = { main: '<= 256000' };

export default async function measure() {
  await ensureCiTools();
  await buildMiniprogramNpm();
  const sizes = sizesByPackage(await officialCompile());
  return [...sizes].map(([root, value]) => {
    const name = root === '' ? 'main' : root.replaceAll('/', '_');
    return { metric: `${name}_package_bytes`, value, unit: 'bytes', goal: GOALS[name] ?? '<= 2097152' };
  });
}
