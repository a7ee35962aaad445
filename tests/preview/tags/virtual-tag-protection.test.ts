import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { held, send, page } from './held-tag';

describe('the password', () => {
  it('guards writing but not reading, until it was given', () => {
    const tag = held('password');
    expect(send(tag, '30 04').slice(0, 2)).toBe('03');
    expect(send(tag, 'a2 04 00 00 00 00')).toBe('NAK 0');
    tag.select();
    expect(send(tag, '1b 51 7a c3 0e')).toBe('80 08');
    expect(send(tag, 'a2 05 01 01 01 01')).toBe('ACK');
  });

  it('is forgotten by a new selection', () => {
    const tag = held('password');
    send(tag, '1b 51 7a c3 0e');
    tag.select();
    expect(send(tag, 'a2 05 01 01 01 01')).toBe('NAK 0');
  });

  it('also guards reading when PROT says so, and READ then rolls over at AUTH0', () => {
    const tag = held('password');
    send(tag, '1b 51 7a c3 0e');
    send(tag, 'a2 2a 80 05 00 00');
    tag.select();
    expect(send(tag, '30 03').slice(12, 23)).toBe(page(tag, 0));
    expect(send(tag, '30 04')).toBe('NAK 0');
    tag.select();
    expect(send(tag, '3a 03 04')).toBe('NAK 0');
  });

  it('bricks itself after AUTHLIM wrong ones, even for the right one', () => {
    const tag = held('password');
    send(tag, '1b 51 7a c3 0e');
    send(tag, 'a2 2a 02 05 00 00');
    const tries = ['1b 00 00 00 00', '1b 00 00 00 00', '1b 51 7a c3 0e'].map((command) => {
      tag.select();
      return send(tag, command);
    });
    expect(tries).toEqual(['NAK 0', 'NAK 4', 'NAK 4']);
    const again = new VirtualTag(tag.snapshot());
    again.enterField();
    again.select();
    expect(send(again, '1b 51 7a c3 0e')).toBe('NAK 4');
  });
});

describe('counter and signature', () => {
  it('counts the first read after power-on once it is enabled', () => {
    const tag = held('ntag213');
    expect(send(tag, '39 02')).toBe('NAK 0');
    tag.select();
    send(tag, 'a2 2a 10 05 00 00');
    for (let hold = 0; hold < 3; hold += 1) {
      tag.enterField();
      tag.select();
      send(tag, '30 00');
      send(tag, '30 00');
    }
    expect(send(tag, '39 02')).toBe('03 00 00');
  });

  it('adds to one of three one-way counters of an Ultralight EV1, up to their end', () => {
    const tag = held('ultralight-ev1');
    expect(send(tag, 'a5 01 05 00 00 00')).toBe('ACK');
    expect(send(tag, 'a5 01 fa ff ff 00')).toBe('ACK');
    expect([send(tag, '39 00'), send(tag, '39 01'), send(tag, '3e 01')]).toEqual([
      '00 00 00',
      'FF FF FF',
      'BD',
    ]);
    expect(send(tag, 'a5 01 01 00 00 00')).toBe('NAK 4');
  });

  it.each(['a5 02 01 00 00 00', '3e 02', '39 01'])('an NTAG213 refuses %s', (command) => {
    expect(send(held('ntag213'), command)).toBe('NAK 0');
  });

  it('gives 32 octets that stay the same', () => {
    const signature = send(held('ntag213'), '3c 00');
    expect(signature.split(' ')).toHaveLength(32);
    expect(send(held('ntag213'), '3c 00')).toBe(signature);
  });
});
