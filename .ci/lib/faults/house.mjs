import { append, edit, put } from './changes.mjs';

// Spelt in parts, so that the check of committed files does not find them here.
const homePath = ['', 'home', 'somebody', 'project'].join('/');
const registry = ['https:/', 'registry.example.org', 'left-pad'].join('/');
const key = ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ');

/** What lies in the repository: what must not be committed, formats, types, and documents that are made from something. */
export const HOUSE = [
  { check: 'repository', what: 'a home path', file: 'docs-fault.md', change: put(`see ${homePath}\n`) },
  { check: 'repository', what: 'a registry host', file: 'docs-fault.md', change: put(`${registry}\n`) },
  { check: 'repository', what: 'a private key', file: 'tests/helpers/fault.pem', change: put(`${key}\n`) },
  {
    check: 'repository',
    what: 'a lone test',
    file: 'tests/server/fault.test.ts',
    change: put(`test${'.'}only('x', () => {});\n`),
  },
  {
    check: 'repository',
    what: 'types off',
    file: 'server/src/fault.ts',
    change: put(`// @ts-${'ignore'}\nexport {};\n`),
  },
  { check: 'repository', what: 'a built file', file: 'server/dist/main.mjs', change: put('1;\n') },
  {
    check: 'repository',
    what: 'a large file',
    file: 'tests/helpers/fault.txt',
    change: put('x'.repeat(4 * 1024 * 1024)),
  },
  {
    check: 'portability',
    what: 'an npm script for a shell',
    file: 'package.json',
    change: edit((json) => (json.scripts.clean = 'rm -rf server/dist && npm run build')),
  },
  {
    check: 'portability',
    what: 'a program that asks for a shell',
    file: 'server/scripts/fault.mjs',
    change: put("spawn('npm', ['start'], { shell: true });\n"),
  },
  {
    check: 'portability',
    what: 'a fixed temporary folder',
    file: 'tests/helpers/fault.ts',
    change: put("export const folder = '/tmp/x';\n"),
  },
  {
    check: 'format',
    what: 'a crooked file',
    file: 'server/src/fault.ts',
    change: put('export  const a=1\n'),
  },
  {
    check: 'types',
    what: 'a wrong type in the mini-program',
    file: 'miniprogram/fault.ts',
    change: put("export const a: number = 'x';\n"),
  },
  {
    check: 'types',
    what: 'a wrong type in the server',
    file: 'server/src/fault.ts',
    change: put("export const a: number = 'x';\n"),
  },
  { check: 'contract', what: 'a stale OpenAPI document', file: 'server/openapi.json', change: append(' ') },
  {
    check: 'contract',
    what: 'stale contract types',
    file: 'typings/contract.d.ts',
    change: append('// more\n'),
  },
  {
    check: 'drawing',
    what: 'an import rule that the drawing does not show',
    file: '.ci/lint/house-rules.mjs',
    change: (text) =>
      text.replace('preview\\//, may: [/^typings', 'preview\\//, may: [/^server\\//, /^typings'),
  },
  {
    check: 'readme',
    what: 'a command that fails',
    file: 'README.md',
    change: append('\n```sh\nnpm run nothing\n```\n'),
  },
  { check: 'readme', what: 'a dead link', file: 'README.md', change: append('\n[x](nowhere.md)\n') },
];
