import type { Buffer } from 'node:buffer';
import { PNG } from 'pngjs';
import qrcode from 'qrcode-generator';
import type { PreviewHook } from '../../preview/shell/hook';
import type { Visit } from './harness';
import { leave, visit } from './harness';
import { previewReady } from './harness/story';

declare global {
  interface Window {
    preview?: PreviewHook;
  }
}

/** A picture file with a QR code of a text, or with nothing in it. */
function picture(text: string | null): { name: string; mimeType: string; buffer: Buffer } {
  const code = qrcode(0, 'M');
  code.addData(text ?? ' ');
  code.make();
  const [cell, quiet] = [6, 4];
  const size = (code.getModuleCount() + 2 * quiet) * cell;
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [row, column] = [Math.floor(y / cell) - quiet, Math.floor(x / cell) - quiet];
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < code.getModuleCount();
      const dark = text !== null && inside && code.isDark(row, column);
      png.data.fill(dark ? 0 : 255, (y * size + x) * 4, (y * size + x) * 4 + 3);
      png.data[(y * size + x) * 4 + 3] = 255;
    }
  }
  return { name: 'code.png', mimeType: 'image/png', buffer: PNG.sync.write(png) };
}

async function pickUp(query = ''): Promise<Visit> {
  const opened = await visit(`/preview/${query}`);
  await previewReady(opened.page);
  return opened;
}

describe('the preview page', () => {
  const open: Visit[] = [];
  const phone = async (query?: string) => {
    const opened = await pickUp(query);
    open.push(opened);
    return opened;
  };

  afterEach(async () => {
    for (const opened of open.splice(0)) {
      expect(opened.problems).toEqual([]);
      await opened.close();
    }
  });
  afterAll(leave);

  it('reads the code in a picture file', async () => {
    const { page } = await phone();
    await page.getByTestId('scan-file').first().setInputFiles(picture('shelf-2026'));
    await page.getByTestId('phone-toast').filter({ hasText: 'shelf-2026' }).waitFor();
  });

  it('says so when a picture holds no code', async () => {
    const { page } = await phone();
    await page.getByTestId('scan-file').first().setInputFiles(picture(null));
    await page.getByTestId('scan-problem').filter({ hasText: '没有认出' }).waitFor();
  });

  it('shows a tag’s pages and records, and the tag at the phone’s back', async () => {
    const { page, screenshot } = await phone();
    await page.getByTestId('tag-kind').selectOption('other-scheme');
    await page.getByTestId('tag-add').click();
    const tag = page.locator('article[data-kind=other-scheme]');
    await tag.getByText('内存与记录').click();
    await tag.getByText('E1 10 12 00').waitFor();
    await tag.getByRole('listitem').filter({ hasText: 'com.tencent.mm' }).waitFor();
    await tag.getByText('贴近手机').click();
    await page.getByTestId('held-tag').filter({ hasText: 'NTAG213' }).waitFor();
    await page.getByTestId('phone-toast').filter({ hasText: '链接无效' }).waitFor();
    await screenshot('preview-tag-held');
    await tag.getByRole('button', { name: '拿开' }).click();
    expect(await page.evaluate(() => window.preview?.state().tagInField)).toBeNull();
  });

  it('asks an iPhone’s owner to tap the notification first', async () => {
    const { page } = await phone('?phone=iphone');
    await page.evaluate(async () => {
      const id = window.preview?.addTag('other-scheme') ?? '';
      await window.preview?.presentTag(id);
    });
    expect(await page.evaluate(() => window.preview?.toasts())).toEqual([]);
    await page.getByTestId('nfc-banner').click();
    await page.getByTestId('phone-toast').filter({ hasText: '链接无效' }).waitFor();
  });

  it('does nothing while the screen is locked, and unlocks by a touch', async () => {
    const { page } = await phone();
    await page.getByTestId('switch-locked').check();
    await page.evaluate(async () => {
      const id = window.preview?.addTag('foreign') ?? '';
      await window.preview?.presentTag(id);
    });
    expect(await page.evaluate(() => window.preview?.toasts())).toEqual([]);
    await page.getByTestId('lock-screen').click();
    expect(await page.evaluate(() => window.preview?.state().switches.locked)).toBe(false);
  });

  it('shares the drawer between two tabs, each with its own phone', async () => {
    const first = await phone('?phone=android&user=clerk');
    const second = await first.context.newPage();
    await second.goto(new URL('/preview/?phone=iphone&user=wang', first.page.url()).href);
    await second.waitForFunction(() => window.preview !== undefined);
    const id = await first.page.evaluate(() => window.preview?.addTag('ntag216') ?? '');
    await second.getByTestId(`tag-${id}`).waitFor();
    const phones = [first.page, second].map((page) =>
      page.evaluate(() => [window.preview?.state().profile, window.preview?.state().user.id]),
    );
    expect(await Promise.all(phones)).toEqual([
      ['android', 'clerk'],
      ['iphone', 'wang'],
    ]);
  });

  it.each([320, 375, 768, 1280])('fits into %i px without scrolling sideways', async (width) => {
    const { page, screenshot } = await phone();
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(async () => {
      const id = window.preview?.addTag('foreign') ?? '';
      await window.preview?.presentTag(id);
    });
    await screenshot(`preview-${String(width)}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
});
