import type { Locator, Page } from 'playwright-core';
import type { Visit } from './harness';
import { leave } from './harness';
import type { Waiting } from './harness/given-desk';
import { givenDesk } from './harness/given-desk';
import { seriousFaults } from './harness/axe';

const SIZES = [
  [1920, 1080],
  [1366, 768],
  [1024, 768],
] as const;
const LONG: Waiting = ['01', '阿**********木', ['12', '47', '80']];
const queue = (many: number): Waiting[] =>
  Array.from({ length: many }, (_, n) =>
    n === 0 ? LONG : [String(n + 1).padStart(2, '0'), `王*${n}`, ['05', '33', '61']],
  );

/** The front desk's page where many wait, whatever the till's screen. */
describe('the room of the front desk', () => {
  let open: Visit[] = [];
  afterEach(async () => {
    for (const { problems } of open) expect(problems).toEqual([]);
    for (const one of open.splice(0)) await one.close();
    open = [];
  });
  afterAll(() => leave());

  async function desk(many: number): Promise<Page> {
    const { page, visited } = await givenDesk(queue(many));
    open.push(visited);
    await page
      .getByTestId('waiting-tap')
      .nth(many - 1)
      .waitFor();
    return page;
  }
  const wholly = (place: Locator): Promise<boolean> =>
    place.evaluate((it) => {
      const { top, bottom, left, right } = it.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    });

  it('shows whom it serves and how to go on, however many wait', async () => {
    const page = await desk(10);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect([width, await wholly(page.getByText('有 10 位会员在等'))]).toEqual([width, true]);
    }
    await page.getByTestId('choice').first().click();
    const finish = page.getByTestId('clear');
    await finish.waitFor();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open[0]?.screenshot(`front-desk-room-${String(width)}`);
      expect([width, await wholly(finish), await seriousFaults(page)]).toEqual([width, true, []]);
    }
  });

  it('moves nothing when something is told', async () => {
    const page = await desk(3);
    await page.setViewportSize({ width: 1024, height: 768 });
    const place = () => page.getByText('有 3 位会员在等').boundingBox();
    const before = await place();
    await page.keyboard.type('99', { delay: 150 });
    await page.keyboard.press('Enter');
    await page.getByTestId('notice').waitFor();
    expect(await place()).toEqual(before);
  });

  it('keeps in sight whom the arrows choose, each row as tall as before', async () => {
    const page = await desk(10);
    await page.setViewportSize({ width: 1024, height: 768 });
    const rows = page.getByTestId('waiting-tap');
    const tall = await rows.nth(5).evaluate((it) => it.clientHeight);
    for (let n = 1; n <= 5; n += 1) await page.keyboard.press('ArrowDown');
    await page.locator('li[aria-current]').filter({ hasText: '王*5' }).waitFor();
    expect(await wholly(rows.nth(5))).toBe(true);
    expect(await rows.nth(5).evaluate((it) => it.clientHeight)).toBe(tall);
  });

  it('keeps the cursor in 其他功能 from page to page', async () => {
    const page = await desk(1);
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { name: 'NFC碰一碰写卡码' });
    await title.waitFor();
    expect(await title.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '碰一碰前台识别会员写卡码' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
