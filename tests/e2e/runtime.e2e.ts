import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './harness/chromium';
import { APP_ID, FAKE_HOST, buildFixture } from '../preview/runtime/support/fixture';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:";

/** What needs layout, style sheets, canvas or a content security policy; the rest of the runtime is tested in jsdom. */
describe('the preview runtime in Chromium, under a strict content security policy', () => {
  let built: Awaited<ReturnType<typeof buildFixture>>;
  let server: Server;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    built = await buildFixture();
    server = createServer((request, response) => {
      try {
        const file = join(built.folder, (request.url ?? '').replace('/preview/', ''));
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        response.setHeader('content-security-policy', POLICY);
        response.end(readFileSync(file));
      } catch {
        response.writeHead(404).end();
      }
    }).listen(0, '127.0.0.1');
    browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
    page = await browser.newPage({ viewport: { width: 375, height: 700 } });
    page.on('pageerror', (error) => problems.push(error.message));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/preview/app/${APP_ID}/index.html`);
    await page.evaluate(readFileSync(FAKE_HOST, 'utf8'));
    await page.evaluate(
      "window.host = createFakeHost(); window.running = startMiniProgram(host, {path: 'pages/home/index', query: {}, scene: 1001})",
    );
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    built.remove();
  });

  const style = (selector: string, property: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

  it('measures rpx in style sheets and in style attributes', async () => {
    expect(await style('#greeting', 'font-size')).toBe('20px');
    expect(await style('#inline', 'width')).toBe('37.5px');
  });

  it('keeps the styles of a component and of its page apart', async () => {
    expect(await style('#greeting', 'color')).toBe('rgb(10, 20, 30)');
    expect(await style('#counter .components-counter-index--title', 'color')).toBe('rgb(200, 0, 0)');
    expect(await style('#counter', 'border-top-color')).toBe('rgb(1, 2, 3)');
    expect(await style('#counter', 'margin-top')).toBe('10px');
    expect(await style('#go .van-button', 'background-color')).toBe('rgb(7, 193, 96)');
  });

  it('opens and closes a Vant popup by its mask', async () => {
    await page.click('#open-popup');
    await page.locator('#popup').waitFor({ state: 'visible' });
    await page.waitForTimeout(400);
    await page.mouse.click(180, 60);
    await page.locator('#popup').waitFor({ state: 'hidden' });
  });

  it('gives the phone number after the privacy dialog', async () => {
    await page.click('#phone');
    await page.click('.modal-action[data-role=confirm]');
    await page.getByText('"code":"phone-code"').waitFor();
  });

  it('draws on a canvas of type 2d, loads a picture, types into a Vant field', async () => {
    await page.click('#go wx-button');
    await page.getByText('100x50 255 21').waitFor();
    await page.locator('#loaded', { hasText: '8' }).waitFor();
    await page.fill('#field input', '小满');
    await page.locator('#name', { hasText: '小满' }).waitFor();
  });

  it('shows no style of a page that is not on top', async () => {
    expect(await style('wx-page:not([data-hidden])', 'background-color')).toBe('rgb(244, 245, 247)');
    await page.evaluate("running.back(); host.setTheme('dark')");
    expect(await style('wx-page:not([data-hidden])', 'background-color')).toBe('rgb(0, 0, 0)');
  });

  it('meets no error and no refused script on the way', async () => {
    expect(problems).toEqual([]);
    expect(await page.evaluate('host.errors')).toEqual([]);
  });
});
