import { compileWxss, rpxToCss } from '../../../preview/compiler/wxss';
import { removeProjects, writeProject } from './support';

afterEach(removeProjects);

const compile = (
  wxss: string,
  scope: string | null = 'card',
  others: Record<string, string> = {},
): string => {
  const { tree } = writeProject({ 'a.wxss': wxss, ...others });
  return compileWxss(tree, 'a', { scope: scope ?? undefined })
    .replace(/\s+/g, ' ')
    .trim();
};

describe('rpxToCss', () => {
  it.each([
    ['20rpx', 'calc(20 * var(--rpx))'],
    ['-1.5rpx auto', 'calc(-1.5 * var(--rpx)) auto'],
    ['calc(100% - 8rpx)', 'calc(100% - calc(8 * var(--rpx)))'],
    ['url(20rpx.png) 1px', 'url(20rpx.png) 1px'],
    ['"20rpx"', '"20rpx"'],
  ])('turns %s into %s', (value, expected) => {
    expect(rpxToCss(value)).toBe(expected);
  });
});

describe('compileWxss', () => {
  it.each([
    ['marks the classes of a component', '.a .b { top: 0 }', '.__scope__a .__scope__b { top: 0 }'],
    [
      'names elements as the preview does',
      'page view::after { top: 0 }',
      'wx-page wx-view::after { top: 0 }',
    ],
    [
      'marks the host',
      ':host, :host .y { top: 0 }',
      '[wx-host="card"], [wx-host="card"] .__scope__y { top: 0 }',
    ],
    [
      'leaves key frames',
      '@keyframes in { from { top: 0 } 50% { top: 1px } }',
      '@keyframes in { from { top: 0 } 50% { top: 1px } }',
    ],
    [
      'follows the simulated theme without raising specificity',
      '@media (prefers-color-scheme: dark) { .a { top: 0 } }',
      ':where(html[data-theme="dark"]) .__scope__a { top: 0 }',
    ],
    [
      'keeps the rest of a media query',
      '@media (prefers-color-scheme: dark) and (min-width: 300px) { .a { top: 0 } }',
      '@media (min-width: 300px) { :where(html[data-theme="dark"]) .__scope__a { top: 0 } }',
    ],
    [
      'leaves remote fonts out',
      '@font-face { font-family: x; src: url(https://x/y.woff) } .a { top: 0 }',
      '.__scope__a { top: 0 }',
    ],
  ])('%s', (_, source, expected) => {
    expect(compile(source)).toBe(expected);
  });

  it('leaves the classes of app.wxss as they are', () => {
    expect(compile('.a { top: 0 }', null)).toBe('.a { top: 0 }');
  });

  it('puts imports in place, nested ones too', () => {
    const others = { 'lib/b.wxss': "@import './c.wxss'; .b { top: 0 }", 'lib/c.wxss': '.c { top: 0 }' };
    expect(compile("@import 'lib/b.wxss'; .a { top: 0 }", 'card', others)).toBe(
      '.__scope__c { top: 0 } .__scope__b { top: 0 } .__scope__a { top: 0 }',
    );
  });

  it.each([
    ["\n\n  @import './gone.wxss';", /a\.wxss:3:3: there is no style sheet ".\/gone.wxss"/],
    ['.a {\n top: 0', /a\.wxss:1:1: Unclosed block/],
    ["@import './a.wxss';", /a\.wxss: imports itself/],
  ])('names the place of a fault: %j', (source, message) => {
    expect(() => compile(source)).toThrow(message);
  });
});
