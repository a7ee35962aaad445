import type { BrowserServer } from 'playwright-core';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './chromium';
import type { Product } from './product.cjs';
import { startProduct } from './product.cjs';

interface Started {
  product: Product;
  browser: BrowserServer;
}

declare global {
  var e2eStarted: Started | undefined;
}

/** One product and one browser for the whole run; tests learn of them through the environment. */
export default async function globalSetup(): Promise<void> {
  const [product, browser] = await Promise.all([
    startProduct(),
    chromium.launchServer({ executablePath: findChromium(), args: CHROMIUM_ARGS }),
  ]);
  globalThis.e2eStarted = { product, browser };
  process.env['E2E_ADDRESS'] = product.address;
  process.env['E2E_BROWSER'] = browser.wsEndpoint();
}
