/** The README is true: its commands exist and run, the files and folders it names are there. */
import fs from 'node:fs';
import { inRoot, root } from '../lib/report.mjs';
import { run, tail } from '../lib/run.mjs';

/** Run by a check of their own, in this same run. */
const ELSEWHERE = new Set([
  ...['npm install', 'npm ci', 'npm start', 'npm test', 'npm run test:e2e', '.ci/run'],
  ...['npm run check:format', 'npm run check:lint', 'npm run check:types'],
]);

export default async function check(report) {
  const text = fs.readFileSync(inRoot('README.md'), 'utf8');
  const scripts = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')).scripts;
  const commands = [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block.split('\n'))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#.*$/, '')
        .trim(),
    )
    .filter((line) => line && !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+&&\s+/));
  if (commands.length === 0) report.fail('README.md names no command');
  for (const command of new Set(commands)) {
    if (/^(?:git clone|cd)\b/.test(command)) continue;
    const script = /^npm (?:run )?([\w:-]+)/.exec(command)?.[1];
    if (ELSEWHERE.has(command.replace(/^(?:[A-Z_]+=\S+ )+/, ''))) {
      const known =
        script === 'install' || script === 'ci' || scripts[script] || fs.existsSync(inRoot(command));
      report.expect(`README: ${command}`, known ? [] : ['there is no such script']);
      continue;
    }
    const { code, output } = await run(command, [], { shell: true, cwd: root, timeoutMs: 180_000 });
    report.expect(`README: ${command}`, code === 0 ? [] : [tail(output, 20)]);
  }
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]);
  report.expect(
    'links of README.md lead somewhere',
    links.filter((link) => !fs.existsSync(inRoot(link))),
  );
}
