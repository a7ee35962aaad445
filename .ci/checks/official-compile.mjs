/** The official compile accepts the project, and the packages stay small. */
import { officialCompile, sizesByPackage } from '../lib/official-compile.mjs';

const MAIN_LIMIT = 250 * 1024;
const SUBPACKAGE_LIMIT = 2 * 1024 * 1024;

export default async function check(report) {
  let compiled;
  try {
    compiled = await officialCompile();
  } catch (error) {
    report.fail('the official compile', `${error.message ?? ''}\n${error.stack ?? error}`);
    return;
  }
  report.expect(
    'the official compile gives scripts',
    compiled.has('app.json') ? [] : [[...compiled.keys()].join(' ')],
  );
  for (const [name, bytes] of sizesByPackage(compiled)) {
    const limit = name === '' ? MAIN_LIMIT : SUBPACKAGE_LIMIT;
    report.say(`${name || 'main package'}: ${bytes} bytes of ${limit}`);
    report.expect(
      `size of ${name || 'the main package'}`,
      bytes > 0 && bytes <= limit ? [] : [`${bytes} bytes, limit ${limit}`],
    );
  }
}
