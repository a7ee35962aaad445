/** What must never be committed: paths of somebody's machine, registry hosts, keys, tests switched off, checks switched off. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from '../lib/report.mjs';

const BINARY = /\.(png|jpe?g|gif|ttf|woff2?|wasm|ico|pdf|zip)$/i;
const CODE = /\.(ts|mjs|cjs|js|vue|wxs)$/;
const LARGEST = 3 * 1024 * 1024;
/** The stands' text is drawn from whole GBK: shop names hold rare characters. */
const FONT = /^server\/fonts\/[\w-]+\.ttf$/;
const LARGEST_FONT = 8 * 1024 * 1024;

const FORBIDDEN = [
  {
    what: 'a path of one machine',
    pattern:
      /(?<![\w.~:/-])\/(?:home|Users|root|work|mnt|private|var\/folders)\/[\w.-]+|\b[A-Za-z]:\\\\?Users\\/,
  },
  {
    what: 'a registry host',
    pattern: /https?:\/\/[\w.-]*(?:registry|npmmirror|verdaccio|artifactory|nexus)[\w.-]*/i,
  },
  { what: 'a host of this machine', pattern: /"resolved":\s*"https?:/, files: /package-lock\.json$/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  {
    what: 'a test switched off or alone',
    // `found ? describe : describe.skip` may stand: the check of tests fails when anything was skipped here.
    pattern:
      /(?<!\? \w+ : )\b(?:describe|test|it)\.(?:only|skip|todo)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/,
    files: /^tests\/.*\.ts$/,
  },
  { what: 'types switched off', pattern: /@ts-(?:ignore|nocheck)/, files: CODE },
  { what: 'work left over', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, files: CODE },
];

export default async function check(report) {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = listed.split('\0').filter((file) => file && fs.existsSync(inRoot(file)));
  const texts = files
    .filter((file) => !BINARY.test(file) && file !== '.ci/checks/repository.mjs')
    .map((file) => ({ file, lines: fs.readFileSync(inRoot(file), 'utf8').split('\n') }));
  for (const { what, pattern, files: of } of FORBIDDEN) {
    const found = texts
      .filter(({ file }) => !of || of.test(file))
      .flatMap(({ file, lines }) =>
        lines.flatMap((line, at) =>
          pattern.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 160)}`] : [],
        ),
      );
    report.expect(`no committed file holds ${what}`, found);
  }
  const large = files.filter(
    (file) => fs.statSync(inRoot(file)).size > (FONT.test(file) ? LARGEST_FONT : LARGEST),
  );
  report.expect('no committed file is larger than 3 MiB, no font larger than 8', large);
  const built = files.filter((file) => /(?:^|\/)(?:node_modules|miniprogram_npm|dist|coverage)\//.test(file));
  report.expect('nothing built is committed', built);
  report.say(`${files.length} files`);
}
