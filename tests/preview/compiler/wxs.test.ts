import { rewriteWxs, wxsRequires } from '../../../preview/compiler/wxs';

describe('rewriteWxs', () => {
  it.each([
    ['x.constructor', 'x.wxsTypeName'],
    ["getRegExp('\\d+')", "getRegExp('\\\\d+')"],
    ["'a\\nb\\'c'", "'a\\nb\\'c'"],
    ['require("./a.wxs")', 'require("./a")'],
    ["'.constructor' // x.constructor", "'.constructor' // x.constructor"],
    ["/* it's */ y.constructor", "/* it's */ y.wxsTypeName"],
  ])('turns %s into %s', (source, expected) => {
    expect(rewriteWxs(source)).toBe(expected);
  });
});

test('wxsRequires finds every file a script names', () => {
  expect(wxsRequires('var a = require(\'./a.wxs\'); var b = require( "../b.wxs" );')).toEqual([
    './a.wxs',
    '../b.wxs',
  ]);
});
