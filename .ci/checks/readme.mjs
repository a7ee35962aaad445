/**
 * README.md and README.zh-CN.md are true: they name the same commands, those exist and run, and the files and folders they
 * name are there. How Node runs the server is said as `npm start` does it.
 */
import fs from 'node:fs';
import { SERVER_FLAGS } from '../../server/scripts/lib/node-flags.mjs';
import { npmProgram } from '../../server/scripts/lib/run.mjs';
import { inRoot } from '../lib/report.mjs';
import { runNode, tail } from '../lib/run.mjs';

const READMES = ['README.md', 'README.zh-CN.md'];
/** Run by a check of their own, in this same run. */
const ELSEWHERE = new Set([
  ...['npm install', 'npm ci', 'npm start', 'npm test', 'npm run test:e2e', '.ci/run'],
  ...['npm run check:format', 'npm run check:lint', 'npm run check:types'],
]);

export default async function check(report) {
  const scripts = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')).scripts;
  const texts = READMES.map((name) => ({ name, text: fs.readFileSync(inRoot(name), 'utf8') }));
  const [english, chinese] = texts.map(({ text }) => commandsOf(text));
  if (english.length === 0) report.fail('README.md names no command');
  report.expect(
    'both READMEs name the same commands in the same order',
    english.join('\n') === chinese.join('\n') ? [] : [...english, '—', ...chinese],
  );
  for (const command of new Set([...english, ...chinese])) {
    if (/^(?:git clone|cd)\b/.test(command)) continue;
    const script = /^npm (?:run )?([\w:-]+)/.exec(command)?.[1];
    if (ELSEWHERE.has(command)) {
      const known =
        script === 'install' || script === 'ci' || scripts[script] || fs.existsSync(inRoot(command));
      report.expect(`README: ${command}`, known ? [] : ['there is no such script']);
      continue;
    }
    const [program, ...args] = command.split(/\s+/);
    if (program !== 'npm') {
      report.fail(`README: ${command}`, 'only npm commands can be run on every system');
      continue;
    }
    const { code, output } = await runNode([npmProgram(), ...args], { timeoutMs: 180_000 });
    report.expect(`README: ${command}`, code === 0 ? [] : [tail(output, 20)]);
  }
  for (const name of [...READMES, 'CHANGELOG.md']) {
    const started = `node ${SERVER_FLAGS.join(' ')} server/dist/main.mjs`;
    const text = fs.readFileSync(inRoot(name), 'utf8');
    report.expect(`${name} starts the server as npm start does`, text.includes(started) ? [] : [started]);
  }
  for (const { name, text } of texts) {
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]);
    report.expect(
      `links of ${name} lead somewhere`,
      links.filter((link) => !fs.existsSync(inRoot(link))),
    );
  }
}

/** The lines of the code blocks that are written for a terminal, without comments. */
const commandsOf = (text) =>
  [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line && !line.startsWith('#'));
