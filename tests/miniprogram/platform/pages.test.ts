import { createOpener } from '../../../miniprogram/platform/pages';
import type { PageCalls } from '../../../miniprogram/platform/pages';

type Opening = Parameters<PageCalls['navigateTo']>[0];

/** A WeChat that opens a page when told to, so that taps can fall in between. */
function pages(first = 1) {
  let depth = first;
  let now = 1_000;
  const asked: { how: 'navigate' | 'redirect'; opening: Opening }[] = [];
  let notOpened = 0;
  const open = createOpener({
    depth: () => depth,
    now: () => now,
    navigateTo: (opening) => asked.push({ how: 'navigate', opening }),
    redirectTo: (opening) => asked.push({ how: 'redirect', opening }),
    sayNotOpened: () => (notOpened += 1),
  });
  return {
    open,
    asked,
    notOpened: () => notOpened,
    last: () => asked[asked.length - 1]!.opening,
    lie: (pages: number) => (depth = pages),
    pass: (ms: number) => (now += ms),
  };
}

test('two quick taps open a page once; the next tap opens again', () => {
  const it = pages();
  it.open('/pages/code/index');
  it.open('/pages/code/index');
  it.open('/pages/account/stores/index');
  expect(it.asked.map(({ opening }) => opening.url)).toEqual(['/pages/code/index']);
  it.last().success();
  it.open('/pages/account/stores/index');
  expect(it.asked.map(({ opening }) => opening.url)).toEqual([
    '/pages/code/index',
    '/pages/account/stores/index',
  ]);
});

test('a page that does not come is told, and may be asked for again', () => {
  const it = pages();
  it.open('/pages/account/records/index');
  it.last().fail();
  expect(it.notOpened()).toBe(1);
  it.open('/pages/account/records/index');
  expect(it.asked).toHaveLength(2);
});

test.each([
  [9, 'navigate'],
  [10, 'redirect'],
])('with %i pages open it goes on by %s', (depth, how) => {
  const it = pages(depth);
  it.open('/pages/account/agreement/index?version=2');
  expect(it.asked).toMatchObject([{ how, opening: { url: '/pages/account/agreement/index?version=2' } }]);
});

test('an opening that is never answered holds up no tap for longer than five seconds', () => {
  const it = pages();
  it.open('/pages/code/index');
  it.pass(4_999);
  it.open('/pages/code/index');
  expect(it.asked).toHaveLength(1);
  it.pass(1);
  it.open('/pages/code/index');
  expect(it.asked).toHaveLength(2);
  // The first is answered after all: the second is still under way.
  it.asked[0]!.opening.success();
  it.open('/pages/code/index');
  expect(it.asked).toHaveLength(2);
});

test('a page that came without an answer opens the next one at once, and so does the page below after it', () => {
  const it = pages();
  it.open('/pages/account/stores/index');
  it.lie(2);
  it.open('/pages/account/store/index?id=1');
  it.lie(1);
  it.open('/pages/code/index');
  expect(it.asked).toHaveLength(3);
});

test('a clock set back holds up no tap', () => {
  const it = pages();
  it.open('/pages/code/index');
  it.pass(-60_000);
  it.open('/pages/code/index');
  expect(it.asked).toHaveLength(2);
});
