import { DEFAULT_QUIRKS } from '../../../preview/phone/nfc/adapter';
import { hex } from '../../../preview/tags/memory';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { bench, blank, records, command } from './adapter-bench';
import type { Call } from './adapter-bench';

describe('handles', () => {
  it('connect once, one technology at a time', async () => {
    const { adapter, call, hold } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    const ndef = adapter.getNdef();
    expect(await call(nfcA['close'] as Call)).toBe('13023');
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13023');
    expect(await call(nfcA['connect'] as Call)).toBe('ok');
    expect(await call(nfcA['connect'] as Call)).toBe('13022');
    expect(await call(ndef['connect'] as Call)).toBe('13016');
    expect(await call(nfcA['close'] as Call)).toBe('ok');
    expect(await call(ndef['connect'] as Call)).toBe('ok');
  });

  it('without a tag cannot connect; NDEF not on a tag without it; other technologies never', async () => {
    const { adapter, call, hold } = bench();
    expect(await call(adapter.getNfcA()['connect'] as Call)).toBe('13013');
    await hold(blank('unformatted'));
    expect(await call(adapter.getNdef()['connect'] as Call)).toBe('13015');
    expect(await call(adapter.getIsoDep()['connect'] as Call)).toBe('13015');
    expect(await call(adapter.getMifareUltralight()['connect'] as Call)).toBe('ok');
  });

  it('stay dead after the tag was lifted, even when it comes back', async () => {
    const { adapter, call, hold, field } = bench();
    const tag = blank();
    await hold(tag);
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    field.remove();
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13017');
    await hold(tag);
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('13017');
    expect(await call(nfcA['close'] as Call)).toBe('ok');
    expect(await call(nfcA['connect'] as Call)).toBe('13016');
    expect(await call(adapter.getNfcA()['connect'] as Call)).toBe('ok');
  });

  it('pass commands on: data, ACK as 0A, a NAK as 13017 until they connect again', async () => {
    const { adapter, call, hold, last } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    const answer = () => hex(new Uint8Array(last.result['data'] as ArrayBuffer));
    await call(nfcA['connect'] as Call);
    expect(await call(nfcA['transceive'] as Call, command('60'))).toBe('ok');
    expect(answer()).toBe('0004040201000F03');
    expect(await call(nfcA['transceive'] as Call, command('a2 06 01 02 03 04'))).toBe('ok');
    expect(answer()).toBe('0A');
    expect(await call(nfcA['transceive'] as Call, command('30 ff'))).toBe('13017');
    expect(await call(nfcA['transceive'] as Call, command('30 06'))).toBe('13017');
    await call(nfcA['close'] as Call);
    await call(nfcA['connect'] as Call);
    expect(await call(nfcA['transceive'] as Call, command('30 06'))).toBe('ok');
  });

  it('refuse an answer longer than the phone passes on, and tell the limit', async () => {
    const { adapter, call, hold, last } = bench({ quirks: { maxTransceive: 64 } });
    await hold(blank('ntag216'));
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    await call(nfcA['getMaxTransceiveLength'] as Call);
    expect(last.result['length']).toBe(64);
    expect(await call(nfcA['transceive'] as Call, command('3a 00 0f'))).toBe('ok');
    expect(await call(nfcA['transceive'] as Call, command('3a 00 10'))).toBe('13017');
    expect(await call(nfcA['transceive'] as Call, { data: 'text' })).toBe('13011');
  });

  it('tell ATQA and SAK of a Type 2 tag', async () => {
    const { adapter, call, hold, last } = bench();
    await hold(blank());
    const nfcA = adapter.getNfcA();
    await call(nfcA['connect'] as Call);
    await call(nfcA['getAtqa'] as Call);
    expect(hex(new Uint8Array(last.result['atqa'] as ArrayBuffer))).toBe('4400');
    await call(nfcA['getSak'] as Call);
    expect(last.result['sak']).toBe(0);
  });
});

describe('faults on demand', () => {
  it.each([
    ['startDiscovery', 13019, '13019'],
    ['startDiscovery', 13020, '13020'],
    ['startDiscovery', null, 'NFCAdapter.startDiscovery:fail'],
  ])('%s fails once with %s, then works', async (name, code, answer) => {
    const { adapter, call } = bench({ quirks: { fault: { call: name, code, times: 1 } } });
    expect(await call(adapter.startDiscovery)).toBe(answer);
    expect(await call(adapter.startDiscovery)).toBe('ok');
  });

  it('leave other calls alone', async () => {
    const { adapter, call, hold } = bench({
      quirks: { fault: { call: 'writeNdefMessage', code: 13017, times: 1 } },
    });
    await call(adapter.startDiscovery);
    await hold(blank());
    const ndef = adapter.getNdef();
    expect(await call(ndef['connect'] as Call)).toBe('ok');
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('13017');
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('ok');
  });
});

describe('time in the air', () => {
  it('is waited for by the caller: a write takes as long as its commands', async () => {
    const { adapter, call, hold, field, clock } = bench();
    await call(adapter.startDiscovery);
    await hold(blank());
    const ndef = adapter.getNdef();
    await call(ndef['connect'] as Call);
    const { microseconds, commands } = field.air;
    const started = clock.now();
    let took = 0;
    (ndef['writeNdefMessage'] as Call)({ records: records(), success: () => (took = clock.now() - started) });
    await clock.turn(1000);
    expect(field.air.commands - commands).toBe(21);
    const air = (field.air.microseconds - microseconds) / 1000;
    expect(air).toBeCloseTo(20 * 4.951 + 2.093, 0);
    expect(took).toBeCloseTo(DEFAULT_QUIRKS.bridgeDelay + air, 3);
  });

  it('leaves what follows the message in its last page as it was', async () => {
    const { adapter, call, hold } = bench();
    const tag = new VirtualTag({ ...blank('ntag215').snapshot() });
    const { memory, ...rest } = tag.snapshot();
    memory.fill(0x77, 19 * 4, 30 * 4);
    const filled = new VirtualTag({ ...rest, memory });
    await call(adapter.startDiscovery);
    await hold(filled);
    const ndef = adapter.getNdef();
    await call(ndef['connect'] as Call);
    expect(await call(ndef['writeNdefMessage'] as Call, { records: records() })).toBe('ok');
    expect(hex(filled.snapshot().memory.subarray(22 * 4, 24 * 4))).toBe('6D6DFE7777777777');
  });
});
