import type { BrowserContext, Page } from 'playwright-core';
import type { Product, Visit } from './harness';
import { leave, startProduct, visit } from './harness';
import { until } from '../helpers/until';
import { seriousFaults } from './harness/axe';
import { scanWith } from './harness/scanner';
import {
  bePerson,
  claimCard,
  leaveMiniProgram,
  memberCenter,
  openFrontDesk,
  openTerminals,
  previewReady,
} from './harness/story';

const MERCHANT_APP = 'touristappid';
const COUNTER_1 = 'demoTaiyuanFirst01';
const COUNTER_2 = 'demoTaiyuanFirst02';

/** Every event of the terminal's stream reaches the page two times. */
const tellEverythingTwice = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const fetched = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const answer = await fetched(input, init);
      if (typeof input !== 'string' || !input.endsWith('/terminal/events') || !answer.body) return answer;
      let rest = '';
      const twice = new TransformStream<string, string>({
        transform(chunk, out) {
          const events = (rest + chunk).split('\n\n');
          rest = events.pop() ?? '';
          for (const event of events) for (const copy of [event, event]) out.enqueue(`${copy}\n\n`);
        },
      });
      const body = answer.body
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(twice)
        .pipeThrough(new TextEncoderStream());
      return new Response(body, { status: answer.status, headers: answer.headers });
    };
  });
};

interface Announced {
  /** On the member's phone, for the cashier to pick. */
  readonly number: string;
  readonly at: string;
}

/** Several people and counters at once; a product of its own, for it is halted and nobody else may stand in its queues. */
describe('the front desk', () => {
  let product: Product;
  let open: Visit[] = [];

  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(async () => {
    for (const { problems } of open) expect(problems).toEqual([]);
    for (const opened of open.splice(0)) await opened.close();
    open = [];
  });
  afterAll(async () => {
    await leave();
    await product.stop();
  });

  async function desk(terminal: string, prepare?: (context: BrowserContext) => Promise<void>): Promise<Page> {
    const office = await visit('/', product.address);
    open.push(office);
    await prepare?.(office.context);
    await openTerminals(office.page, '太原第一门店');
    const at = await openFrontDesk(office.page, terminal);
    // Whoever an earlier story left there.
    const left = at.locator('[data-testid=clear], [data-testid=ignore]');
    for (let count = await left.count(); count > 0; count = await left.count()) {
      await left.first().click();
      await until(async () => (await left.count()) < count);
    }
    return at;
  }

  /** A phone of its own, of a person who is a member. */
  async function member(person: string): Promise<Page> {
    const opened = await visit('/preview/', product.address);
    open.push(opened);
    const { page } = opened;
    await previewReady(page);
    await bePerson(page, person);
    await page.evaluate((app) => window.preview?.launch(app), MERCHANT_APP);
    const center = await memberCenter(page);
    const show = center.getByText('出示会员码', { exact: true });
    await center
      .getByText(/^(出示会员码|领取会员卡)$/)
      .first()
      .waitFor();
    if (!(await show.isVisible())) await claimCard(page);
    await show.waitFor();
    await leaveMiniProgram(page);
    return page;
  }

  /** Touches the stand of a counter; answers what the phone was told. */
  async function touch(phone: Page, entrance: string): Promise<Announced> {
    const [answer] = await Promise.all([
      phone.waitForResponse((it) => it.url().endsWith('/api/v1/member/bootstrap') && it.ok()),
      phone.evaluate(
        ([app, e]) =>
          window.preview?.foreground(app, { path: 'pages/member/index', query: { e }, scene: 1065 }),
        [MERCHANT_APP, entrance] as const,
      ),
    ]);
    const { recognition } = (await answer.json()) as { recognition: Announced };
    return recognition;
  }

  const says = async (phone: Page, words: string): Promise<void> =>
    (await memberCenter(phone)).getByText(words).first().waitFor();
  const waiting = (at: Page) => at.getByTestId('waiting-tap');
  const namesAt = async (at: Page): Promise<string[]> => waiting(at).locator('strong').allInnerTexts();
  /** Nothing in sight that a screen reader or weak eyes could not use. */
  async function accessible(at: Page, what: string): Promise<void> {
    expect([what, await seriousFaults(at)]).toEqual([what, []]);
  }
  const shot = (name: string, of: Page): Promise<void> => open[0]?.screenshot(name, of) ?? Promise.resolve();

  it('shows three people who touch two counters at once the right way round, and tells each what became of it', async () => {
    const [first, second] = [await desk('1 号收银台'), await desk('2 号收银台')];
    const [lin, wang, chen] = [await member('林小满'), await member('王建国'), await member('陈思远')];

    const [toLin, toWang] = await Promise.all([
      touch(lin, COUNTER_1),
      touch(wang, COUNTER_1),
      touch(chen, COUNTER_2),
    ]);
    await waiting(first).nth(1).waitFor();
    await waiting(second).waitFor();
    const inOrder = toLin.at <= toWang.at ? ['林*满', '王*国'] : ['王*国', '林*满'];
    expect(await namesAt(first)).toEqual(inOrder);
    expect(await namesAt(second)).toEqual(['陈*远']);
    await shot('front-desk-1-three', first);
    await accessible(first, 'two wait');

    // Two wait at the first counter: the number on the phone tells them apart.
    const rowOfLin = waiting(first).filter({ hasText: '林*满' });
    await rowOfLin.getByTestId('choice').filter({ hasText: toLin.number }).click();
    await first.getByTestId('serving').getByText('林*满').waitFor();
    expect(await namesAt(first)).toEqual(['王*国']);
    await waiting(second).getByTestId('ignore').click();
    await second.getByText('等待会员碰一碰').waitFor();

    await says(lin, '前台已识别');
    await says(wang, '已通知前台');
    await says(chen, '前台已结束接待');
    await shot('front-desk-2-serving', first);
    await accessible(first, 'one is served, one waits');

    // The next customer never sees the last.
    await first.getByTestId('clear').click();
    await first.getByTestId('serving').waitFor({ state: 'detached' });
    expect(await first.locator('body').innerText()).not.toContain('林*满');
    await waiting(first).getByTestId('accept').click();
    await first.getByTestId('serving').getByText('王*国').waitFor();
    await says(wang, '前台已识别');
    await first.keyboard.press('F8');
    await first.getByText('等待会员碰一碰').waitFor();
  });

  it('loses nothing, shows nothing twice and nothing old as new: events told twice, cut for a second, server restarted', async () => {
    const at = await desk('2 号收银台', tellEverythingTwice);
    const [zhou, lin] = [await member('周雨桐'), await member('林小满')];
    await touch(zhou, COUNTER_2);
    await waiting(at).waitFor();

    await at.context().setOffline(true);
    await at.getByTestId('stale').getByText('不是现在').waitFor();
    expect(await waiting(at).getByTestId('accept').isDisabled()).toBe(true);
    await touch(lin, COUNTER_2);
    await at.waitForTimeout(1_000);
    expect(await waiting(at).count()).toBe(1);
    await at.context().setOffline(false);
    await waiting(at).nth(1).waitFor();
    expect(await namesAt(at)).toEqual(['周*桐', '林*满']);
    expect(await at.getByTestId('stale').count()).toBe(0);

    await product.halt();
    await at.getByTestId('stale').waitFor();
    await shot('front-desk-3-halted', at);
    await product.restart();
    await at.getByText('● 在线').waitFor();
    await at.getByTestId('stale').waitFor({ state: 'detached' });
    expect(await namesAt(at)).toEqual(['周*桐', '林*满']);
  });

  it('reads a scanner wherever the cursor is, and works with the keyboard alone', async () => {
    const at = await desk('1 号收银台');
    const chen = await member('陈思远');
    const center = await memberCenter(chen);
    await chen.evaluate((app) => window.preview?.foreground(app), MERCHANT_APP);
    await center.getByText('出示会员码', { exact: true }).click();
    const code = (await center.getByText(/^\d{4} \d{4} \d{4} \d{4} \d{2}$/).innerText()).replace(/ /g, '');

    await scanWith(at, code, 'Enter');
    await at.getByTestId('serving').getByText('陈*远').waitFor();
    await at.getByText(/已核对会员码/).waitFor();
    await at.keyboard.press('F6');
    await accessible(at, 'points and balance');
    await at.keyboard.type('30', { delay: 120 });
    await at.keyboard.press('Enter');
    await at.getByTestId('money-result').getByText('已增加 30 积分，现有 30 积分').waitFor();
    await at.keyboard.press('Escape');
    await at.keyboard.press('F8');
    await at.getByText('等待会员碰一碰').waitFor();
    await accessible(at, 'nobody');
    await at.keyboard.press('F9');
    const entry = at.getByTestId('entry').first();
    await entry.getByText('撤销').dblclick();
    await entry.getByText('确认撤销').click();
    await at.getByTestId('entry').filter({ hasText: '已撤销' }).waitFor();
    await accessible(at, 'what was booked of late');
    await at.keyboard.press('Escape');
    await at.keyboard.press('F1');
    await at.getByText('NFC碰一碰写卡码').click();
    await accessible(at, 'other functions');
    await at.getByText('碰一碰前台识别会员写卡码').click();
    await at.getByAltText('本前台的写卡码').waitFor();
    await accessible(at, 'its own write code');
  });
});
