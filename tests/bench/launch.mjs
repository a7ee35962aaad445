/**
 * A tap by a known member, in the preview, on a CPU slowed down four times: what the member waits for. The yardstick is an
 * empty page of the same runtime in the same run.
 */
import { chromium } from 'playwright-core';
import { startProduct } from '../e2e/harness/product.cjs';
import { emptyApp } from './launch/empty-app.mjs';
import { importTypeScript } from './lib/typescript.mjs';
import { readLaunch, watchLaunch } from './launch/watch.mjs';

const APP = 'touristappid';
const WRITE_CODE_PICTURE = '/api/v1/console/write-codes/demoWriteTaiyuan01/code.png';
const ROUNDS = 15;
const SLOWER = 4;

export default async function measure() {
  const product = await startProduct();
  const { findChromium, CHROMIUM_ARGS } = await importTypeScript('tests/e2e/harness/chromium.ts');
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    await context.addInitScript(watchLaunch);
    const page = await context.newPage();
    const tag = await becomeKnownMember(page, context, product.address);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const empty = await emptyApp();
    const isApp = (url) => url.pathname === `/preview/app/${APP}/app.js`;
    const known = [];
    const blank = [];
    // In turns, so that whatever else this machine does falls on both alike. The first of each warms the caches.
    for (let round = 0; round <= ROUNDS; round += 1) {
      await context.unroute(isApp);
      known.push(await tap(page, tag, '已是最新'));
      await context.route(isApp, (route) =>
        route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: empty }),
      );
      blank.push(await tap(page, tag, '空白页'));
    }
    return metricsOf(known.slice(1), blank.slice(1));
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** Writes a tag, claims the card by touching it, and waits until the card stands: the phone now has session and card. */
async function becomeKnownMember(page, context, address) {
  await page.goto(`${address}/preview/`);
  await page.waitForFunction(() => window.preview);
  await page.evaluate(() => window.preview.ready);
  const login = await context.request.post(`${address}/api/v1/console/demo-login`, { data: {} });
  if (!login.ok()) throw new Error(`the demo's console refused: ${login.status()}`);
  await page.evaluate((url) => window.preview.scanPicture(url), WRITE_CODE_PICTURE);
  await inApp(page, APP, '请贴近标签');
  const tag = await page.evaluate(async () => {
    const id = window.preview.addTag('ntag213');
    await window.preview.presentTag(id);
    return id;
  });
  await inApp(page, APP, '已读回校验');
  await page.evaluate((app) => {
    window.preview.removeTag();
    window.preview.kill(app);
  }, APP);
  await page.evaluate((id) => window.preview.presentTag(id), tag);
  const offer = await inApp(page, APP, '领取会员卡');
  await offer.getByText('领取会员卡', { exact: true }).click();
  await page.getByTestId('confirm-ok').click();
  const form = await inApp(page, 'wxeb490c6f9b154ef9', '提交并领取');
  await form.getByText('提交并领取').click();
  await inApp(page, APP, '已是最新');
  return tag;
}

/** The mini-program's frame, once it shows these words. */
async function inApp(page, app, words) {
  const frame = page.frameLocator(`[data-testid="app-${app}"]`);
  try {
    await frame.getByText(words).first().waitFor({ timeout: 8_000 });
  } catch {
    const shown = await page.locator('body').innerText();
    throw new Error(`${app} never showed ${words}; the page says: ${shown}`);
  }
  return frame;
}

/** One cold start by tag; what was seen until `words` stood there, and a moment longer for shifts that come late. */
async function tap(page, tag, words) {
  await page.evaluate((app) => {
    window.preview.removeTag();
    window.preview.kill(app);
  }, APP);
  await page.evaluate((id) => window.preview.presentTag(id), tag);
  await inApp(page, APP, words);
  await page.waitForTimeout(600);
  const frame = page.frames().find((it) => it.url().includes(`/preview/app/${APP}/`));
  return frame.evaluate(readLaunch);
}

function metricsOf(known, blank) {
  const worst = (read) => Math.max(...known.map(read));
  const card = median(known.map((it) => it.cardMs));
  const page = median(blank.map((it) => it.blankMs));
  const ratio = median(known.map((it, at) => it.cardMs / blank[at].blankMs));
  return [
    { metric: 'round_trips', value: worst((it) => it.fresh.requests), unit: 'requests', goal: '1' },
    { metric: 'set_data_calls', value: worst((it) => it.fresh.setDataCalls), unit: 'calls', goal: '<= 3' },
    { metric: 'set_data_bytes', value: worst((it) => it.fresh.setDataBytes), unit: 'bytes', goal: 'small' },
    {
      metric: 'time_to_cached_card',
      value: round(card),
      unit: 'ms',
      baseline: round(page),
      ratio,
      goal: '<= 1.5',
    },
    {
      metric: 'time_to_fresh_data',
      value: round(median(known.map((it) => it.fresh.atMs))),
      unit: 'ms',
      goal: 'small',
    },
    { metric: 'layout_shift', value: worst((it) => it.shift), unit: 'CLS', goal: '0' },
  ];
}

const round = (value) => Math.round(value * 10) / 10;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
