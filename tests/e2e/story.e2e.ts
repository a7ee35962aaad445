import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Visit } from './harness';
import { leave, visit } from './harness';
import {
  bePerson,
  claimCard,
  hold,
  leaveMiniProgram,
  memberCenter,
  memoryOf,
  openFrontDesk,
  openTerminals,
  scanWriteCode,
  takeAway,
  takeTag,
} from './harness/story';
import { readTag } from './harness/tag-bytes';

/** From an empty machine to a recognised member, with the mouse only (product.md). */
describe('the whole story', () => {
  let opened: Visit | undefined;
  afterEach(async () => opened?.close());
  afterAll(leave);

  it('writes a stand, claims a card by touching it, shows the code, and is recognised at the counter', async () => {
    opened = await visit('/');
    const { page: office, screenshot } = opened;

    await openTerminals(office, '太原第一门店');
    const desk = await openFrontDesk(office, '1 号收银台');
    await screenshot('story-1-desk', desk);
    const phone = await scanWriteCode(office, '1 号收银台');
    await screenshot('story-2-write-code', office);

    const writePage = await memberCenter(phone);
    await writePage.getByText('请贴近标签').waitFor();
    expect(await writePage.locator('body').innerText()).toContain('太原第一门店');
    const tag = await takeTag(phone, 'ntag213');
    await hold(tag);
    await writePage.getByText('写入成功').first().waitFor();
    await writePage.getByText('已读回校验').waitFor();
    await screenshot('story-3-written', phone);

    const memory = await memoryOf(phone, 'ntag213');
    const { tlvs, message, records } = readTag(memory);
    expect(tlvs.map(([type]) => type).filter((type) => type !== 0x01)).toEqual([0x03, 0xfe]);
    expect(message.length).toBe(72);
    expect(records.map(({ tnf, type, id }) => ({ tnf, type, id }))).toEqual([
      { tnf: 1, type: 'U', id: [] },
      { tnf: 4, type: 'android.com:pkg', id: [] },
    ]);
    expect(records[0]?.payload[0]).toBe(0x00);
    expect(records[0]?.payload.subarray(1).toString()).toMatch(/^weixin:\/\/dl\/business\/\?t=\w{11}$/);
    expect(records[1]?.payload.toString()).toBe('com.tencent.mm');

    await takeAway(tag);
    await leaveMiniProgram(phone);
    await bePerson(phone, '王建国');
    await hold(tag);
    const center = await memberCenter(phone);
    await center.getByText('领卡后自动通知前台').waitFor();
    expect(await center.locator('body').innerText()).toContain('太原第一门店 1 号收银台');
    await screenshot('story-4-offer', phone);

    await claimCard(phone);
    await center.getByText('已通知前台').waitFor();
    await center.getByText('出示会员码', { exact: true }).waitFor();
    await screenshot('story-5-member', phone);

    const waiting = desk.getByTestId('waiting-tap').filter({ hasText: '王*国' });
    await waiting.waitFor();
    await screenshot('story-6-waiting', desk);
    await waiting.getByTestId('accept').click();
    await desk.getByTestId('serving').getByText('王*国').waitFor();
    await screenshot('story-7-serving', desk);
    await center.getByText('前台已识别').waitFor();
    expect(await phone.evaluate(() => window.preview?.state().tour)).toEqual([
      'console',
      'scan',
      'write',
      'tap',
      'claim',
      'pos',
    ]);
    await screenshot('story-8-recognised', phone);

    await center.getByText('出示会员码', { exact: true }).click();
    await center.getByText('请将会员码出示给店员').waitFor();
    const code = await center.getByText(/^\d{4} \d{4} \d{4} \d{4} \d{2}$/).innerText();
    expect(await scanned(phone)).toBe(code.replace(/ /g, ''));
    await screenshot('story-9-code', phone);

    await desk.getByTestId('clear').click();
    await desk.getByText('等待会员碰一碰').waitFor();
    await desk.getByTestId('scan-input').fill(code.replace(/ /g, ''));
    await desk.getByTestId('scan-input').press('Enter');
    await desk.getByText(/已核对会员码/).waitFor();
    await screenshot('story-10-code-checked', desk);
    expect(opened.problems).toEqual([]);
  });
});

/** What a camera reads off the phone's screen. */
async function scanned(phone: Visit['page']): Promise<string | undefined> {
  const picture = PNG.sync.read(await phone.getByTestId('phone-screen').screenshot());
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}
