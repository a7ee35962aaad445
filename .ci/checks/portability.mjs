/** What would hold on one system only: npm scripts written for a shell, programs that assume separators, places or a shell. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../lib/report.mjs';

/** What npm scripts may start: Node itself, and Node programs that npm puts on the path on every system. */
const NODE_PROGRAMS = new Set(['node', 'jest', 'prettier', 'eslint', 'vite', 'vue-tsc', 'tsc']);
const SHELL = /[&|;<>$`'*?~%^()\\]|^\w+=/;

/** Node programs and what they import; pages for browsers and phones see no files and no processes. */
const PROGRAMS =
  /^(?:\.ci|server\/scripts|server\/src|preview\/compiler|preview\/build|tests)\b.*\.(?:mjs|cjs|ts)$|^[^/]+\.(?:mjs|cjs)$/;
/** They say what is refused, or do it to prove that it is seen. */
const EXEMPT = /^\.ci\/(?:checks\/portability\.mjs$|lib\/faults\/)/;
const REFUSED = [
  {
    what: 'a shell',
    pattern: /\bshell:\s*true\b|\bexecSync\(|\bimport\s*\{[^}]*\bexec\b[^}]*child_process/,
  },
  {
    what: 'a program that Windows names otherwise',
    pattern: /\bspawn(?:Sync)?\(\s*['"`](?:npm|npx|sh|bash|rm|cp|mv|which|kill)['"`]/,
  },
  { what: 'a fixed place for temporary files', pattern: /['"`]\/(?:tmp|var\/tmp|dev)\// },
  {
    what: 'a file address used as a path',
    pattern: /new URL\([^)]*import\.meta\.url\)\.pathname|import\.meta\.url\.(?:slice|replace)/,
  },
  { what: 'a path imported as an address', pattern: /\bimport\(\s*(?:path\.|join\(|inRoot\(|resolve\()/ },
  { what: 'a separator glued to a folder', pattern: /__dirname\s*\+\s*['"`]|\$\{__dirname\}[/\\]/ },
  { what: "a place of one system's users", pattern: /\benv\.HOME\b|env\['HOME'\]/ },
];

export default async function check(report) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .filter((file) => file && fs.existsSync(inRoot(file)));
  let scripts = 0;
  for (const file of files.filter((it) => path.posix.basename(it) === 'package.json')) {
    for (const [name, line] of Object.entries(
      JSON.parse(fs.readFileSync(inRoot(file), 'utf8')).scripts ?? {},
    )) {
      scripts += 1;
      report.expect(`${file}: ${name} is a Node program`, faultsOf(line));
    }
  }
  const programs = files.filter((file) => PROGRAMS.test(file) && !EXEMPT.test(file));
  const texts = programs.map((file) => ({ file, lines: fs.readFileSync(inRoot(file), 'utf8').split('\n') }));
  for (const { what, pattern } of REFUSED) {
    const found = texts.flatMap(({ file, lines }) =>
      lines.flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    );
    report.expect(`no program relies on ${what}`, found);
  }
  const wrongNames = files.filter((file) => /[<>:"\\|?*]|[. ]$/.test(file));
  report.expect('every committed name is one that Windows allows', wrongNames);
  const seen = new Map();
  for (const file of files) seen.set(file.toLowerCase(), [...(seen.get(file.toLowerCase()) ?? []), file]);
  report.expect(
    'no two committed names differ in case alone',
    [...seen.values()].filter((names) => names.length > 1).map((names) => names.join(' ')),
  );
  report.say(`${scripts} npm scripts, ${programs.length} programs`);
}

function faultsOf(line) {
  const [program] = line.split(' ');
  const faults = NODE_PROGRAMS.has(program) ? [] : [`${program} is not known to be a Node program`];
  return SHELL.test(line) ? [...faults, `a shell would be needed: ${line}`] : faults;
}
