import { nfcPort, phoneNfc } from '../../../../miniprogram/staff/nfc/adapter';
import { NfcCallError } from '../../../../miniprogram/staff/nfc/nfc-errors';
import type { FoundTag } from '../../../../miniprogram/staff/nfc/nfc-port';
import type { WxReadMessage } from '../../../../typings/wx-nfc';
import { FakeNfc } from '../../../helpers/wx/nfc';
import { tagOf } from './bench';
import { hex } from './hex';

const buffer = (...octets: number[]): ArrayBuffer => Uint8Array.from(octets).buffer;
const record = { id: buffer(), type: buffer(0x55), payload: buffer(0, 0x61) };

async function seen(messages: readonly WxReadMessage[] | undefined): Promise<FoundTag> {
  const phone = new FakeNfc({ nfcOn: true, ...(messages === undefined ? {} : { messages }) });
  const port = nfcPort(phone.adapter);
  const found: FoundTag[] = [];
  port.watch((tag) => found.push(tag));
  await port.startDiscovery();
  phone.present(tagOf('ntag213'));
  return found[0]!;
}

describe('a discovered tag', () => {
  test('has its UID in hex and the techs it offers', async () => {
    const tag = await seen(undefined);
    expect(tag.uid).toMatch(/^04010203[0-9A-F]{6}$/);
    expect(tag.has).toEqual({ ndef: true, nfcA: true, isoDep: false, classic: false });
    expect(tag.records).toBeNull();
  });

  test.each([
    ['nested', [{ records: [record] }]],
    ['flat', [record]],
  ])('messages in the %s shape give the same records', async (_, messages) => {
    const { records } = await seen(messages);
    expect(records?.map(({ tnf, payload }) => [tnf, hex(payload)])).toEqual([[-1, '0061']]);
  });

  test('no messages, or an empty list, are no records', async () => {
    expect((await seen([])).records).toBeNull();
  });
});

describe('starting and stopping', () => {
  test('two pages that overlap share discovery; it ends with the last one', async () => {
    const phone = new FakeNfc({ nfcOn: true });
    const port = nfcPort(phone.adapter);
    await port.startDiscovery();
    const opened = port.startDiscovery();
    const left = port.stopDiscovery();
    await Promise.all([opened, left]);
    expect(phone.discovering).toBe(true);
    await port.stopDiscovery();
    expect(phone.discovering).toBe(false);
  });

  test('a stop followed at once by a start leaves discovery running', async () => {
    const phone = new FakeNfc({ nfcOn: true });
    const port = nfcPort(phone.adapter);
    await port.startDiscovery();
    void port.stopDiscovery();
    await port.startDiscovery();
    expect(phone.discovering).toBe(true);
  });

  test('the same function object is taken off that was put on', () => {
    const phone = new FakeNfc();
    const port = nfcPort(phone.adapter);
    const off = port.watch(() => undefined);
    port.watch(() => undefined);
    off();
    expect(phone.listeners.size).toBe(1);
  });
});

describe('calls', () => {
  test('a refusal becomes a typed error with its code', async () => {
    const port = nfcPort(new FakeNfc().adapter);
    await expect(port.startDiscovery()).rejects.toMatchObject({
      name: 'NfcCallError',
      fault: { code: 13001 },
    });
  });

  test('an adapter that throws instead of calling back is a refusal too', async () => {
    const { adapter } = new FakeNfc();
    const port = nfcPort({
      ...adapter,
      startDiscovery: () => {
        throw new TypeError('not a function');
      },
    });
    await expect(port.startDiscovery()).rejects.toBeInstanceOf(NfcCallError);
  });

  test('records cross as whole buffers of their own', async () => {
    const phone = new FakeNfc({ nfcOn: true });
    const port = nfcPort(phone.adapter);
    await port.startDiscovery();
    const tag = tagOf('ntag213');
    phone.present(tag);
    const ndef = port.ndef();
    await ndef.connect();
    const wide = Uint8Array.of(9, 9, 0, 0x61, 9);
    await ndef.write([
      { tnf: 1, type: Uint8Array.of(0x55), id: new Uint8Array(0), payload: wide.subarray(2, 4) },
    ]);
    expect(hex(tag.snapshot().memory.slice(21, 29))).toBe('0306D10102550061');
  });
});

test('a WeChat without NFC has no adapter', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'wx');
  Object.defineProperty(globalThis, 'wx', { value: {}, configurable: true });
  expect(phoneNfc()).toBeNull();
  if (before === undefined) Reflect.deleteProperty(globalThis, 'wx');
  else Object.defineProperty(globalThis, 'wx', before);
});
