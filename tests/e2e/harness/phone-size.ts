import type { Page } from 'playwright-core';

/** Gives the phone in the preview another width, in CSS px, as another model would have; what runs on it starts anew. */
export async function setPhoneWidth(phone: Page, width: number): Promise<void> {
  await phone.evaluate((px) => {
    // The shell sets the model's own width at every change; a rule of ours stands above it.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[style*="--phone-width"] { --phone-width: ${String(px)}px !important; }`);
    document.adoptedStyleSheets = [sheet];
    for (const app of window.preview?.state().running ?? []) window.preview?.kill(app);
  }, width);
}
