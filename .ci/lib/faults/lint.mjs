import { append, put } from './changes.mjs';

/** What the linter must not let pass. */
export const LINT = [
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
