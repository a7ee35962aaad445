import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Frame, Page } from 'playwright-core';
import type { Visit } from './harness';
import { leave, visit } from './harness';
import { setPhoneWidth } from './harness/phone-size';
import { bePerson, claimCard, memberCenter, previewReady } from './harness/story';

const PLAIN = { path: 'pages/member/index', query: {}, scene: 1001 };

/** What a camera sees of the phone's screen. */
const look = async (phone: Page): Promise<PNG> =>
  PNG.sync.read(await phone.getByTestId('phone-screen').screenshot());

const readQr = ({ data, width, height }: PNG): string | undefined =>
  jsQR(new Uint8ClampedArray(data), width, height)?.data;

/** Reads CODE128 with a library that knows nothing of ours; throws where it finds none. */
function readBars({ data, width, height }: PNG): string {
  const grey = new Uint8ClampedArray(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = ((data[at * 4] ?? 0) + 2 * (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0)) >> 2;
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  const source = new RGBLuminanceSource(grey, width, height);
  return reader.decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}

describe('the member code on the screen', () => {
  let opened: Visit;
  let phone: Page;

  beforeAll(async () => {
    opened = await visit('/preview/');
    phone = opened.page;
    await previewReady(phone);
    await bePerson(phone, '陈思远');
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), PLAIN);
    await claimCard(phone);
    await (await memberCenter(phone)).getByText('已是最新').waitFor();
  });
  afterAll(async () => {
    await opened.close();
    await leave();
  });

  const shown = async (width: number, theme: 'light' | 'dark', largeText = false): Promise<Frame> => {
    await setPhoneWidth(phone, width);
    await phone.evaluate((change) => window.preview?.setSwitches(change), { theme, largeText });
    await phone.evaluate((entry) => window.preview?.launch('touristappid', entry), PLAIN);
    const center = await memberCenter(phone);
    await center.getByText('出示会员码', { exact: true }).click();
    await center.getByText('请将会员码出示给店员').waitFor();
    expect(await center.evaluate(() => window.innerWidth)).toBe(width);
    return center;
  };

  it.each([
    [320, 'light' as const, false],
    [320, 'dark' as const, false],
    [430, 'light' as const, false],
    [430, 'dark' as const, false],
    [320, 'light' as const, true],
  ])('is read as bars and as squares at %d px, %s, large text %s', async (width, theme, largeText) => {
    const center = await shown(width, theme, largeText);
    const words = center.getByText(/^\d{4} \d{4} \d{4} \d{4} \d{2}$/);
    await words.waitFor();
    const code = (await words.innerText()).replace(/ /g, '');
    // The pictures follow their boxes by a frame.
    let seen = await look(phone);
    for (let tries = 0; tries < 20 && readQr(seen) !== code; tries += 1) seen = await look(phone);
    expect(readQr(seen)).toBe(code);
    expect(readBars(seen)).toBe(code);
    await opened.screenshot(`member-code-${width}-${theme}${largeText ? '-large' : ''}`);
    expect(opened.problems).toEqual([]);
  });
});
