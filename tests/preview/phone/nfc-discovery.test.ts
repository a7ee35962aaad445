import { hex } from '../../../preview/tags/memory';
import { bench, blank, command } from './adapter-bench';
import type { Call } from './adapter-bench';

describe('discovery', () => {
  it.each<[string, Parameters<typeof bench>[0], string]>([
    ['no NFC', { hardware: 'none' }, '13000'],
    ['NFC switched off', { hardware: 'off' }, '13001'],
    ['permission refused', { refused: true }, '13019'],
    [
      'an iPhone, without a code',
      { hardware: 'iphone' },
      'NFCAdapter.startDiscovery:fail not supported on this platform',
    ],
    [
      'a client that leaves codes away',
      { hardware: 'off', quirks: { codesMissing: true } },
      'NFCAdapter.startDiscovery:fail NFC is not enabled',
    ],
  ])('fails on %s', async (_name, over, outcome) => {
    const { adapter, call } = bench(over);
    expect(await call(adapter.startDiscovery)).toBe(outcome);
  });

  it('started twice answers 13021, stopped unstarted 13018', async () => {
    const { adapter, call } = bench();
    expect(await call(adapter.stopDiscovery)).toBe('13018');
    expect(await call(adapter.startDiscovery)).toBe('ok');
    expect(await call(adapter.startDiscovery)).toBe('13021');
    expect(await call(adapter.stopDiscovery)).toBe('ok');
  });

  it('tells UID and technologies of a formatted tag, with no message on a blank one', async () => {
    const { adapter, call, hold, found } = bench();
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(found).toHaveLength(1);
    expect(hex(new Uint8Array(found[0]?.id ?? new ArrayBuffer(0)))).toBe('04010203040506');
    expect(found[0]?.techs).toEqual(['NDEF', 'NFC-A', 'MIFARE Ultralight']);
    expect(found[0]?.messages).toEqual([]);
  });

  it('leaves NDEF out for an unformatted and for a damaged tag', async () => {
    const { adapter, call, hold, found } = bench();
    await call(adapter.startDiscovery);
    await hold(blank('unformatted'));
    await hold(blank('damaged'));
    expect(found.map(({ techs }) => techs)).toEqual([
      ['NFC-A', 'MIFARE Ultralight'],
      ['NFC-A', 'MIFARE Ultralight'],
    ]);
  });

  it.each([
    ['classic', 'MIFARE Classic'],
    ['iso-dep', 'ISO-DEP'],
  ])('tells a %s card by its technology, without NDEF, and no command reaches it', async (kind, tech) => {
    const { adapter, call, hold, found } = bench();
    await call(adapter.startDiscovery);
    await hold(blank(kind));
    expect(found[0]).toMatchObject({ techs: ['NFC-A', tech], messages: [] });
    const nfcA = adapter.getNfcA();
    expect(await call(nfcA['connect'] as Call)).toBe('ok');
    expect(await call(nfcA['transceive'] as Call, command('30 00'))).toBe('13017');
    expect(await call(nfcA['close'] as Call)).toBe('ok');
    expect(await call(adapter.getNdef()['connect'] as Call)).toBe('13015');
  });

  it.each(['nested', 'flat'] as const)('hands over messages in the %s shape', async (messages) => {
    const { adapter, call, hold, found } = bench({ quirks: { messages } });
    await call(adapter.startDiscovery);
    await hold(blank('other-scheme'));
    const [first] = found[0]?.messages ?? [];
    const record = messages === 'flat' ? first : (first as { records: unknown[] }).records[0];
    const payload = (record as { payload: ArrayBuffer }).payload;
    expect(Buffer.from(payload).toString()).toBe('\0weixin://dl/business/?t=OtherShop01');
  });

  it('says nothing to a mini-program in the background, nor after off and stop', async () => {
    const { adapter, call, hold, found, state } = bench();
    await call(adapter.startDiscovery);
    state.foreground = false;
    await hold(blank());
    state.foreground = true;
    adapter.offDiscovered();
    await hold(blank());
    expect(found).toEqual([]);
  });

  it('keeps other listeners when one is taken off', async () => {
    const { adapter, call, hold, found } = bench();
    const other = jest.fn();
    adapter.onDiscovered(other);
    adapter.offDiscovered(other);
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(other).not.toHaveBeenCalled();
    expect(found).toHaveLength(1);
  });

  it('finds a tag that already rests there when it starts', async () => {
    const { adapter, call, hold, found } = bench();
    await hold(blank());
    await call(adapter.startDiscovery);
    expect(found).toHaveLength(1);
  });

  it('repeats for a resting tag where the phone is of that sort, and ends with the tag', async () => {
    const { adapter, call, hold, found, clock, field } = bench({ quirks: { repeatEvery: 100 } });
    await call(adapter.startDiscovery);
    await hold(blank());
    await clock.turn(250);
    expect(found).toHaveLength(3);
    field.remove();
    await clock.turn(500);
    expect(found).toHaveLength(3);
  });

  it('survives a listener that throws', async () => {
    const { adapter, call, hold, found, state } = bench();
    adapter.offDiscovered();
    adapter.onDiscovered(() => {
      throw new Error('page bug');
    });
    adapter.onDiscovered((discovery) => found.push(discovery));
    await call(adapter.startDiscovery);
    await hold(blank());
    expect(found).toHaveLength(1);
    expect(state.errors).toHaveLength(1);
  });
});
