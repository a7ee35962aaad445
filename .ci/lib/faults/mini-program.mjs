import { append, edit } from './changes.mjs';

const PAGE = 'miniprogram/pages/member/index';

/** What WeChat would refuse, or show wrongly, of the mini-program. */
export const MINI_PROGRAM = [
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
];
