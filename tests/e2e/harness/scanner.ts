import type { Page } from 'playwright-core';

/** Milliseconds from key to key of a quick scanner. */
const GAP = 4;
const ENDS = { Enter: { vk: 13, text: '\r' }, Tab: { vk: 9, text: undefined } } as const;
export type ScanEnd = keyof typeof ENDS;

const codeOf = (key: string) => (/^\d$/.test(key) ? `Digit${key}` : key);

/**
 * Types digits as a scanner at the machine does, and what ends them. Each key bears the time at which the scanner sent it:
 * a busy machine that hands them on late must not make a scan look like fingers.
 */
export async function scanWith(page: Page, digits: string, ...ends: readonly ScanEnd[]): Promise<void> {
  const keys = [
    ...Array.from(digits, (key) => ({ key, vk: key.charCodeAt(0), text: key })),
    ...ends.map((key) => ({ key, ...ENDS[key] })),
  ];
  const began = Date.now();
  const browser = await page.context().newCDPSession(page);
  await Promise.all(
    keys.flatMap(({ key, vk, text }, n) => {
      const common = {
        key,
        code: codeOf(key),
        windowsVirtualKeyCode: vk,
        timestamp: (began + n * GAP) / 1000,
      };
      return [
        browser.send(
          'Input.dispatchKeyEvent',
          text === undefined
            ? { type: 'rawKeyDown', ...common }
            : { type: 'keyDown', text, unmodifiedText: text, ...common },
        ),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }),
      ];
    }),
  );
  await browser.detach();
}
