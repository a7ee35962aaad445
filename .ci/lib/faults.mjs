/** One fault for each thing a check promises to see. `change` gets the file's text ('' when there is none) and returns the faulty one. */
const PAGE = 'miniprogram/pages/member/index';
const append = (text) => (before) => `${before}${text}`;
const put = (text) => () => text;
const edit = (change) => (before) => {
  const json = JSON.parse(before);
  change(json);
  return JSON.stringify(json, null, 2);
};
// Spelt in parts, so that the check of committed files does not find them here.
const homePath = ['', 'home', 'somebody', 'project'].join('/');
const registry = ['https:/', 'registry.example.org', 'left-pad'].join('/');
const key = ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ');

export const FAULTS = [
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
    check: 'json-schemas',
    what: 'an unknown word in app.json',
    file: 'miniprogram/app.json',
    change: edit((json) => (json.windwo = {})),
  },
  {
    check: 'json-schemas',
    what: 'a page that is not there',
    file: 'miniprogram/app.json',
    change: edit((json) => json.pages.push('pages/nowhere/index')),
  },
  {
    check: 'json-schemas',
    what: 'a wrong type in a page',
    file: `${PAGE}.json`,
    change: edit((json) => (json.enablePullDownRefresh = 'yes')),
  },
  {
    check: 'json-schemas',
    what: 'a component that is not there',
    file: `${PAGE}.json`,
    change: edit(
      (json) => (json.usingComponents = { ...json.usingComponents, 'x-y': '/components/nowhere/index' }),
    ),
  },
  {
    check: 'json-schemas',
    what: 'a start page that is not there',
    file: 'project.config.json',
    change: edit((json) => (json.condition.miniprogram.list[0].pathName = 'pages/nowhere/index')),
  },
  {
    check: 'wechat-compilers',
    what: 'an unclosed tag',
    file: `${PAGE}.wxml`,
    change: append('<view><text></view>'),
  },
  {
    check: 'wechat-compilers',
    what: 'an operator a phone may not know',
    file: `${PAGE}.wxml`,
    change: append('<view>{{a ?? b}}</view>'),
  },
  {
    check: 'wechat-compilers',
    what: 'an arrow function in WXS',
    file: `${PAGE}.wxml`,
    change: append('<wxs module="z">module.exports = () => 1;</wxs>'),
  },
  {
    check: 'wechat-compilers',
    what: 'a style sheet cut short',
    file: 'miniprogram/app.wxss',
    change: append('.a {'),
  },
  {
    check: 'wechat-compilers',
    what: 'an import that is not there',
    file: 'miniprogram/app.wxss',
    change: (text) => `@import './nowhere.wxss';\n${text}`,
  },
  {
    check: 'wechat-compilers',
    what: 'an unclosed tag in the card-opening component',
    file: 'preview/card-component/pages/card/index.wxml',
    change: append('<view><text></view>'),
  },
  {
    check: 'templates',
    what: 'a missing end tag in the card-opening component',
    file: 'preview/card-component/pages/card/index.wxml',
    change: append('<view>'),
  },
  { check: 'templates', what: 'a missing end tag', file: `${PAGE}.wxml`, change: append('<view>') },
  {
    check: 'templates',
    what: 'a name the data lacks',
    file: `${PAGE}.wxml`,
    change: append('<view>{{nothingOfThatName}}</view>'),
  },
  {
    check: 'templates',
    what: 'a handler that is not there',
    file: `${PAGE}.wxml`,
    change: append('<view bindtap="onNothing"/>'),
  },
  {
    check: 'style-sheets',
    what: 'an unknown property',
    file: 'miniprogram/app.wxss',
    change: append('\n.a {\n  colr: red;\n}\n'),
  },
  {
    check: 'style-sheets',
    what: 'an unknown unit',
    file: 'miniprogram/app.wxss',
    change: append('\n.a {\n  width: 3rxp;\n}\n'),
  },
  {
    check: 'official-compile',
    what: 'a main package that is too large',
    file: 'miniprogram/app.ts',
    change: append(`\nconsole.log('${'x'.repeat(260_000)}');\n`),
  },
  {
    check: 'official-compile',
    what: 'a script that does not parse',
    file: 'miniprogram/app.ts',
    change: append('\nconst = ;\n'),
  },
  {
    check: 'tests',
    what: 'a failing test',
    file: 'tests/server/fault.test.ts',
    change: put("it('fails', () => expect(1).toBe(2));\n"),
  },
  {
    check: 'postgres',
    what: 'SQL that only SQLite understands',
    file: 'server/src/db/dialect.ts',
    change: (text) => text.replace("'ilike' : 'like'", "'glob' : 'like'"),
  },
  {
    check: 'start',
    what: 'a server that does not build',
    file: 'server/src/main.ts',
    change: append("\nimport './nowhere';\n"),
  },
  {
    check: 'start',
    what: 'a second address',
    file: 'server/src/main.ts',
    change: append("\nconsole.log('http://127.0.0.1:9');\n"),
  },
  {
    check: 'end-to-end',
    what: 'a page that fails',
    file: 'server/console/pos/index.html',
    change: (text) => text.replace('</body>', '<script type="module">throw new Error("x")</script></body>'),
  },
  {
    check: 'readme',
    what: 'a command that fails',
    file: 'README.md',
    change: append('\n```sh\nnpm run nothing\n```\n'),
  },
  { check: 'readme', what: 'a dead link', file: 'README.md', change: append('\n[x](nowhere.md)\n') },
  {
    check: 'lint',
    what: 'a pure file that reads the clock',
    file: 'miniprogram/staff/nfc/chips.ts',
    change: append('\nexport const z = Date.now();\n'),
  },
  {
    check: 'lint',
    what: 'a pure file that imports Node',
    file: 'server/src/domain/tags/rules-fault.ts',
    change: put("import { join } from 'node:path';\nexport const z = join('a');\n"),
  },
  {
    check: 'lint',
    what: 'a pure file that uses wx',
    file: 'miniprogram/staff/nfc/chips.ts',
    change: append('\nexport const z = (): void => wx.exitMiniProgram();\n'),
  },
  {
    check: 'lint',
    what: 'a global a phone lacks',
    file: 'miniprogram/app.ts',
    change: append("\nexport const z = new URL('a:b');\n"),
  },
  {
    check: 'lint',
    what: 'the mini-program importing the server',
    file: 'miniprogram/app.ts',
    change: append("\nexport { routes } from '../server/src/contract';\n"),
  },
  {
    check: 'lint',
    what: 'the domain importing a route',
    file: 'server/src/domain/tags/fault.ts',
    change: put("export * from '../../routes/member';\n"),
  },
  {
    check: 'lint',
    what: 'a route importing the database',
    file: 'server/src/routes/member/fault.ts',
    change: put("export * from '../../db/open';\n"),
  },
  {
    check: 'lint',
    what: 'the database importing the domain',
    file: 'server/src/db/fault.ts',
    change: put("export * from '../domain/tags/register';\n"),
  },
  {
    check: 'lint',
    what: 'the WeChat gateway importing the domain',
    file: 'server/src/wechat/fault.ts',
    change: put("export * from '../domain/tags/register';\n"),
  },
  {
    check: 'lint',
    what: 'security importing a plugin',
    file: 'server/src/security/fault.ts',
    change: put("export * from '../plugins/callers';\n"),
  },
  {
    check: 'lint',
    what: 'the contract importing a route',
    file: 'server/src/contract/fault.ts',
    change: put("export * from '../routes/time';\n"),
  },
  {
    check: 'lint',
    what: 'background work importing a route',
    file: 'server/src/jobs/fault.ts',
    change: put("export * from '../routes/time';\n"),
  },
  {
    check: 'lint',
    what: 'the server importing a phone-bound file',
    file: 'server/src/fault.ts',
    change: put("export * from '../../miniprogram/staff/nfc/adapter';\n"),
  },
  {
    check: 'lint',
    what: 'the preview importing the mini-program',
    file: 'preview/tags/fault.ts',
    change: put("export * from '../../miniprogram/staff/nfc/ndef';\n"),
  },
  {
    check: 'lint',
    what: 'the console importing the domain',
    file: 'server/console/src/console/Fault.vue',
    change: put(
      '<script setup lang="ts">\nimport { z } from \'../../../src/domain/tags/register\';\n</script>\n<template>{{ z }}</template>\n',
    ),
  },
  {
    check: 'lint',
    what: 'a list in a Vue template without keys',
    file: 'server/console/src/console/Fault.vue',
    change: put('<template><i v-for="one in 3">{{ one }}</i></template>\n'),
  },
  {
    check: 'lint',
    what: 'any',
    file: 'server/src/fault.ts',
    change: put('export const z = (a: any): void => a.b();\n'),
  },
  {
    check: 'lint',
    what: 'a switch that forgets a case',
    file: 'server/src/fault.ts',
    change: put(
      "export function z(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break;\n  }\n}\n",
    ),
  },
];
