import type { Page } from 'playwright-core';

/** Gives the phone in the preview another width, in CSS px, as another model would have; what runs on it starts anew. */
export async function setPhoneWidth(phone: Page, width: number): Promise<void> {
  await phone.evaluate((px) => {
    const body = [...document.querySelectorAll<HTMLElement>('[style*="--phone-width"]')][0];
    if (!body) throw new Error('the preview draws no phone');
    body.style.setProperty('--phone-width', `${String(px)}px`);
    for (const app of window.preview?.state().running ?? []) window.preview?.kill(app);
  }, width);
}
