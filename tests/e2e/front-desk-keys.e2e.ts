import type { Page } from 'playwright-core';
import type { Visit } from './harness';
import { leave } from './harness';
import type { Desk } from './harness/given-desk';
import { givenDesk } from './harness/given-desk';
import { scanWith } from './harness/scanner';
import { until } from '../helpers/until';

const LIN = ['01', '林*满', ['12', '47', '80']] as const;
const WANG = ['02', '王*国', ['05', '33', '61']] as const;
const CODE = '281234567890123456';

/** The page alone, in a real browser, before a counter whose queue is given and whose server does what it is asked. */
describe('the keys of the front desk', () => {
  let open: Visit[] = [];
  afterEach(async () => {
    for (const { problems } of open) expect(problems).toEqual([]);
    for (const one of open.splice(0)) await one.close();
    open = [];
  });
  afterAll(() => leave());

  async function desk(...given: Parameters<typeof givenDesk>): Promise<Desk> {
    const opened = await givenDesk(...given);
    open.push(opened.visited);
    return opened;
  }

  /** What an operating system sends while a key is held down. */
  async function hold(page: Page, key: string, times = 12): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await page.keyboard.down(key);
      await page.waitForTimeout(30);
    }
    await page.keyboard.up(key);
  }
  const nextStep = (page: Page) => page.getByTestId('next-step').innerText();

  it('say what they do for nobody, one, several, and where a number is always asked for', async () => {
    const said: string[] = [];
    const states = [
      ['nobody', await desk([])],
      ['one', await desk([LIN])],
      ['several', await desk([LIN, WANG])],
      ['always', await desk([LIN], 'always')],
      ['code-only', await desk([LIN, ['03', '周*桐', []]])],
    ] as const;
    for (const [name, { page, visited }] of states) {
      if (name === 'code-only') await page.keyboard.press('ArrowDown');
      for (const [width, height] of [
        [1280, 800],
        [1024, 600],
        [800, 480],
      ] as const) {
        await page.setViewportSize({ width, height });
        await visited.screenshot(`front-desk-keys-${name}-${width}`);
      }
      said.push(await nextStep(page));
    }
    expect(said).toEqual([
      '会员碰立牌后会显示在这里。也可以扫会员码，或按 F2 输入卡号、手机尾号。',
      '按 Enter 接待 林*满。',
      '请问会员手机上的两位数字，直接输入后按 Enter 接待。',
      '请问会员手机上的两位数字，直接输入后按 Enter 接待。',
      '周*桐 没有数字可核对，请会员出示会员码，用扫码枪扫一下；用 ↑ ↓ 换一位会员。',
    ]);
  });

  it('serve by Enter whom they say, also with the cursor in the empty field', async () => {
    const { page, acts } = await desk([LIN]);
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page.getByTestId('serving').getByText('林*满').waitFor();
    expect(acts).toEqual(['accept 01']);
  });

  it('serve whoever shows the number typed, whoever is selected', async () => {
    const { page, acts } = await desk([LIN, WANG]);
    await page.keyboard.type('33', { delay: 150 });
    await page.keyboard.press('Enter');
    await page.getByTestId('serving').getByText('王*国').waitFor();
    expect(acts).toEqual(['accept 02 33']);
    // Somebody is served: two digits alone send no one away.
    await page.keyboard.type('47', { delay: 150 });
    await page.keyboard.press('Enter');
    await page.getByTestId('notice').getByText('还在接待上一位').waitFor();
    expect(acts).toEqual(['accept 02 33']);
  });

  it('are done once when held down', async () => {
    const { page, acts } = await desk([LIN, WANG, ['03', '周*桐', ['20', '21', '22']]]);
    await hold(page, 'F4');
    await until(() => acts.length > 0);
    await page.waitForTimeout(300);
    expect(acts).toEqual(['clear 01']);
    await page.getByTestId('waiting-tap').nth(2).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await hold(page, 'Enter');
    await page.getByTestId('serving').getByText('王*国').waitFor();
    await hold(page, 'F8');
    await until(() => acts.length > 2);
    await page.waitForTimeout(300);
    expect(acts).toEqual(['clear 01', 'accept 02 05', 'clear 02']);
  });

  it('take nothing of what ends a scan for the cashier', async () => {
    for (const ends of [['Enter', 'Enter'], ['Tab'], ['Enter', 'Tab']] as const) {
      const { page, acts } = await desk([LIN]);
      await scanWith(page, CODE, ...ends);
      await page.getByTestId('serving').getByText('陈*远').waitFor();
      await page.waitForTimeout(300);
      expect([ends, acts]).toEqual([ends, [`identifications  ${CODE}`]]);
    }
    // What cannot be read serves nobody either.
    const { page, acts } = await desk([LIN]);
    await scanWith(page, `${CODE}${CODE}`, 'Enter', 'Enter');
    await page.getByTestId('notice').getByText('36 位数字不对').waitFor();
    expect(acts).toEqual([]);
  });

  it('hear a scan while a dialog is open, and let a short one press no button there', async () => {
    const { page, acts } = await desk([LIN]);
    await page.keyboard.press('F1');
    await page.getByRole('button', { name: 'NFC碰一碰写卡码' }).waitFor();
    await scanWith(page, '88001234', 'Enter');
    await page.waitForTimeout(200);
    expect(await page.getByRole('dialog', { name: '其他功能' }).isVisible()).toBe(true);
    await scanWith(page, CODE, 'Enter');
    await page.getByTestId('serving').getByText('陈*远').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(acts).toHaveLength(1);
  });

  it('say that a scan was not taken while an act is under way, and take the next one', async () => {
    const { page, acts, visited } = await desk([LIN]);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await visited.context.route('**/taps/01/accept', async (route) => {
      await held;
      await route.fallback();
    });
    await page.keyboard.press('Enter');
    await scanWith(page, CODE, 'Enter');
    await page.getByTestId('notice').getByText('刚才的号码没有识别').waitFor();
    expect(acts).toEqual([]);
    answer();
    await page.getByTestId('serving').getByText('林*满').waitFor();
    await scanWith(page, CODE, 'Enter');
    await page.getByText('陈*远').waitFor();
    expect(acts).toEqual(['accept 01', `identifications  ${CODE}`]);
    expect(await page.getByTestId('notice').count()).toBe(0);
  });

  it('hear a scan while an input method composes, and leave nothing of it in the field', async () => {
    const { page, acts, visited } = await desk([LIN]);
    await page.keyboard.press('F2');
    const field = page.getByTestId('scan-input');
    const input = await visited.context.newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    expect(await field.inputValue()).toBe('ni');
    // As Chromium on Windows tells of keys that the input method has taken for itself.
    const began = Date.now();
    const keys = [...Array.from(CODE, (digit) => `Digit${digit}`), 'Enter'];
    await Promise.all(
      keys.map((code, n) =>
        input.send('Input.dispatchKeyEvent', {
          type: 'rawKeyDown',
          key: 'Process',
          code,
          windowsVirtualKeyCode: 229,
          timestamp: (began + n * 4) / 1000,
        }),
      ),
    );
    await page.getByTestId('serving').getByText('陈*远').waitFor();
    expect(acts).toEqual([`identifications  ${CODE}`]);
    await page.waitForTimeout(200);
    expect(await field.inputValue()).toBe('ni');
    // The field works as before.
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    await scanWith(page, CODE, 'Enter');
    await page.waitForTimeout(200);
    expect([acts.length, await field.inputValue()]).toEqual([2, '']);
  });

  it('go to one counter from two tabs: leaving or pairing in one is heard in the other', async () => {
    const { page, visited } = await desk([LIN]);
    const second = await visited.context.newPage();
    await second.goto(page.url());
    await second.getByText('● 在线').waitFor();
    await second.keyboard.press('F1');
    await second.getByRole('button', { name: '在这台电脑上退出配对' }).click();
    await second.getByRole('button', { name: '退出配对', exact: true }).click();
    await second.getByRole('heading', { name: '配对收银前台' }).waitFor();
    await page.getByRole('heading', { name: '配对收银前台' }).waitFor();

    const sent: (string | undefined)[] = [];
    await visited.context.route('**/api/v1/terminal/**', async (route) => {
      sent.push(route.request().headers()['authorization']);
      if (!route.request().url().endsWith('/pairings')) return route.fallback();
      const self = { id: 't1', name: '1 号收银台', storeName: '太原第一门店' };
      const terminal = { ...self, organisationName: '太原分公司', merchantName: '晋业示范商家' };
      return route.fulfill({ json: { key: 'next', terminal } });
    });
    await page.bringToFront();
    await page.getByLabel('配对码').fill('abcd2345');
    await page.getByRole('button', { name: '配对', exact: true }).click();
    for (const tab of [page, second]) await tab.getByText('● 在线').waitFor();
    expect(await page.getByText('林*满').first().isVisible()).toBe(true);
    expect(new Set(sent.filter((it) => it !== undefined))).toEqual(new Set(['Terminal next']));
  });
});
