import type { Page } from 'playwright-core';
import type { Visit } from '.';
import { seriousFaults } from './axe';

/** Width and height in CSS px, the desk's first: the page has it again after each look. */
export type Sizes = readonly [readonly [number, number], ...(readonly (readonly [number, number])[])];

/** By the console's own menu to the page of this name. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** What slides or fades has arrived: half outside, or half there, is nothing to judge. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.el-message') === null);
  await page.evaluate(async () => {
    // What was just put there begins to move a frame or two later.
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const moving = document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().iterations !== Infinity);
      if (moving.length > 0) quiet = -1;
      await Promise.all(moving.map((it) => it.finished.catch(() => null)));
    }
  });
}

/** A picture at every size: nothing wider than the screen, and no serious fault. */
export async function look({ page, screenshot }: Visit, name: string, sizes: Sizes): Promise<void> {
  // Behind another page it is drawn once in a while only.
  await page.bringToFront();
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await still(page);
    await screenshot(`${name}-${String(width)}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([name, width, wide, await seriousFaults(page)]).toEqual([name, width, width, []]);
  }
  const [[width, height]] = sizes;
  await page.setViewportSize({ width, height });
}
