import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

export type { Product } from './product.cjs';
export { startProduct } from './product.cjs';

const OUTPUT = join(__dirname, '..', 'output');

function fromSetup(name: 'E2E_ADDRESS' | 'E2E_BROWSER'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run \`npm run test:e2e\``);
  return value;
}

/** Address of the product that all test files share, without a trailing slash. */
export const address = (): string => fromSetup('E2E_ADDRESS');

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that no page code caught, and refusals of the content security policy, in order. */
  readonly problems: readonly string[];
  /** Writes `tests/e2e/output/<name>.png`. */
  screenshot(name: string, of?: Page): Promise<void>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** A fresh browser context (own cookies and storage) at `path` of `base`. Close it when done. */
export async function visit(path: string, base: string = address()): Promise<Visit> {
  browser ??= chromium.connect(fromSetup('E2E_BROWSER'));
  const connected = await browser;
  const context = await connected.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  });
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(base + path);
  const screenshot = async (name: string, of: Page = page): Promise<void> => {
    mkdirSync(OUTPUT, { recursive: true });
    await of.screenshot({ path: join(OUTPUT, `${name}.png`) });
  };
  return { context, page, problems, screenshot, close: () => context.close() };
}

/** For `afterAll` of every file that visits. */
export async function leave(): Promise<void> {
  const connected = await browser;
  browser = undefined;
  await connected?.close();
}
