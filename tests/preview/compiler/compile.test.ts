import { compileMiniProgram } from '../../../preview/compiler';
import { removeProjects, writeProject } from './support';

afterEach(removeProjects);

const PAGE = {
  'app.json': '{ "pages": ["pages/a/a"] }',
  'app.ts': 'App({})',
  'pages/a/a.wxml': '<view>hi</view>',
};

const compile = (files: Record<string, string>): ReturnType<typeof compileMiniProgram> =>
  compileMiniProgram({ ...writeProject({ ...PAGE, ...files }), appId: 'wx1' });

describe('compileMiniProgram', () => {
  it('lists pages of the main package and of subpackages, and the pictures', async () => {
    const result = await compile({
      'app.json': '{ "pages": ["pages/a/a"], "subPackages": [{ "root": "sub", "pages": ["b/b"] }] }',
      'sub/b/b.wxml': '<view />',
      'sub/pic/x.png': '',
    });
    expect(result.pages).toEqual(['pages/a/a', 'sub/b/b']);
    expect(result.assets).toEqual(['sub/pic/x.png']);
  });

  it('makes one external script without inline evaluation', async () => {
    const { code } = await compile({ 'pages/a/a.ts': 'const size: number = 1; Page({ data: { size } });' });
    expect(code).toMatch(/^registerMiniProgram\(\{/);
    expect(code).not.toMatch(/\beval\(|new Function\(/);
    expect(code).not.toContain(': number');
  });

  it('takes only the components that are used from an npm package, without an npm build', async () => {
    const { code } = await compile({
      'pages/a/a.json': '{ "usingComponents": { "van-cell": "@vant/weapp/cell/index" } }',
      'pages/a/a.wxml': '<van-cell title="x" />',
    });
    expect(code).toContain('"miniprogram_npm/@vant/weapp/cell/index"');
    expect(code).toContain('"miniprogram_npm/@vant/weapp/icon/index"');
    expect(code).not.toContain('"miniprogram_npm/@vant/weapp/calendar/index"');
  });

  it.each([
    [
      'a broken expression',
      { 'pages/a/a.wxml': '<view>\n  <text>{{ a..b }}</text>\n</view>' },
      /pages\/a\/a\.wxml:2:\d+: /,
    ],
    [
      'a tag that is not closed',
      { 'pages/a/a.wxml': '<view>\n<text>x</view>' },
      /pages\/a\/a\.wxml:\d+:\d+: /,
    ],
    [
      'a template file that is not there',
      { 'pages/a/a.wxml': '<view />\n<include src="../gone.wxml" />' },
      /pages\/a\/a\.wxml:2:\d+: there is no file pages\/gone\.wxml/,
    ],
    ['a broken script', { 'pages/a/a.ts': 'Page({\n  data: {,\n});' }, /pages\/a\/a\.ts:2:10: /],
    [
      'a module that is not there',
      { 'pages/a/a.ts': "\nimport { x } from './gone';\nPage({ x });" },
      /pages\/a\/a\.ts:2:\d+: cannot find the module ".\/gone"/,
    ],
    [
      'a component that is not there',
      { 'pages/a/a.json': '{\n  "usingComponents": { "x": "./gone" }\n}' },
      /pages\/a\/a\.json:2:\d+: component "x" not found/,
    ],
    [
      'a configuration that is no JSON',
      { 'pages/a/a.json': '{\n  "a": 1,\n}' },
      /pages\/a\/a\.json:\d+:\d+: not valid JSON/,
    ],
    ['a style sheet that is not closed', { 'pages/a/a.wxss': '.a { top: 0;' }, /pages\/a\/a\.wxss:1:1: /],
    ['an app without pages', { 'app.json': '{}' }, /app\.json: "pages" names no page/],
  ])('names file, line and column of %s', async (_, files, message) => {
    await expect(compile(files as Record<string, string>)).rejects.toThrow(message);
  });
});
