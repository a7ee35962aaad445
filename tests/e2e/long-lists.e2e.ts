import type { Page } from 'playwright-core';
import type { Visit } from './harness';
import { leave, visit } from './harness';
import { goTo } from './harness/office';

const PAGE = 50;
const LINES = 400;

/** One page of a log that is long. */
function linesFrom(first: number): object {
  const rows = Array.from({ length: PAGE }, (_, n) => ({
    id: `line${first + n}`,
    at: '2026-11-01T04:00:00.000Z',
    actor: { kind: 'staff', id: 'staff', name: '店主' },
    action: 'store.changed',
    subject: { id: 'store', name: `第 ${first + n} 家门店` },
    detail: {},
  }));
  const next = first + PAGE;
  return { rows, nextCursor: next < LINES ? String(next) : null };
}

describe('a long list in the console', () => {
  let office: Visit;
  let page: Page;
  beforeAll(async () => {
    office = await visit('/console/');
    page = office.page;
    await page.getByTestId('demo-login').click();
    await page.getByRole('heading', { name: '会员领卡用卡入口' }).waitFor();
    await page.route('**/api/v1/console/audit*', (route) =>
      route.fulfill({
        json: linesFrom(Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)),
      }),
    );
  });
  afterAll(async () => {
    expect(office.problems).toEqual([]);
    await office.close();
    await leave();
  });

  const line = (number: number) =>
    page.getByTestId('audit').getByText(`第 ${number} 家门店`, { exact: true });
  const topOf = (number: number): Promise<number> =>
    line(number).evaluate((it) => Math.round(it.getBoundingClientRect().top));

  it.each([
    [1440, 900],
    [375, 812],
  ])('keeps the last line under the eye while others come and go, %i px wide', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.goto(page.url().replace(/#.*/, '#/entrances'));
    await goTo(page, '操作记录');
    await line(PAGE - 1).waitFor();
    for (let shown = PAGE; shown < 5 * PAGE; shown += PAGE) {
      const more = page.getByRole('button', { name: '再看 50 行' });
      await more.scrollIntoViewIfNeeded();
      const before = await topOf(shown - 1);
      await more.click();
      await line(shown + PAGE - 1).waitFor();
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      expect([shown, await topOf(shown - 1)]).toEqual([shown, before]);
    }
    // Not more than the browser draws without stopping; those before are one press away.
    expect(await line(99).count()).toBe(0);
    await page.getByText('显示第 101–250 行').waitFor();
    await page.getByRole('button', { name: '回到开头' }).click();
    await line(0).waitFor();
    await page.getByText('已显示 50 行').waitFor();
  });
});
