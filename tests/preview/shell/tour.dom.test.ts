import { TextDecoder, TextEncoder } from 'node:util';
import { PhoneEvents } from '../../../preview/phone/events';
import { CARD_COMPONENT } from '../../../preview/phone/host';
import type { VirtualPhone } from '../../../preview/phone/phone';
import { TagBox } from '../../../preview/shell/tag-box';
import { Tour } from '../../../preview/shell/tour';
import { watchStory } from '../../../preview/shell/tour-watch';
import { contentOf, joinMessage, uriRecordOf } from '../../../preview/tags/ndef-bytes';
import { memoryStore } from '../phone/fakes';

// jsdom has neither; every browser has both.
Object.assign(globalThis, { TextDecoder, TextEncoder });

function walk() {
  const store = memoryStore();
  const tour = new Tour(store);
  const box = new TagBox(store, () => 0.4);
  const events = new PhoneEvents();
  watchStory({ tour, box, contentOf, phone: { events } as unknown as VirtualPhone });
  return { store, tour, box, events };
}

/** Writes a message into a tag page by page, as a phone would. */
function write(box: TagBox, uri: string): void {
  const tag = box.add('ntag215').tag;
  const message = joinMessage([uriRecordOf(uri)]);
  const bytes = [0x03, message.length, ...message, 0xfe];
  tag.enterField();
  tag.select();
  for (let at = 0; at < bytes.length; at += 4) {
    const page = [0, 1, 2, 3].map((offset) => bytes[at + offset] ?? 0);
    tag.transceive(Uint8Array.of(0xa2, 4 + at / 4, ...page));
  }
}

describe('the tour', () => {
  it('shows the next step and ticks what was done, also after a reload', () => {
    const { tour, store } = walk();
    expect(tour.element.querySelector('[aria-current]')?.getAttribute('data-testid')).toBe(
      'tour-step-console',
    );
    tour.tick('console');
    expect(tour.element.querySelector('[aria-current]')?.getAttribute('data-testid')).toBe('tour-step-scan');
    expect(new Tour(store).ticked()).toEqual(['console']);
  });

  it('starts again on demand', () => {
    const { tour } = walk();
    tour.tick('pos');
    tour.element.querySelector<HTMLElement>('[data-testid=tour-reset]')?.click();
    expect(tour.ticked()).toEqual([]);
  });

  it('ticks console and scan when a write code opened the write page, not for a member code', () => {
    const { tour, events } = walk();
    events.entered.tell({ appId: 'touristappid', path: 'pages/member/index', scene: 1047 });
    expect(tour.ticked()).toEqual([]);
    events.entered.tell({ appId: 'touristappid', path: 'staff/pages/nfc-write/index', scene: 1047 });
    expect(tour.ticked()).toEqual(['console', 'scan']);
  });

  it('ticks the writing of a WeChat link only', () => {
    const { tour, box } = walk();
    write(box, 'https://example.com');
    expect(tour.ticked()).toEqual([]);
    write(box, 'weixin://dl/business/?t=abc');
    expect(tour.ticked()).toEqual(['write']);
  });

  it('ticks the counter when the member’s phone hears that the cashier accepted, not before', () => {
    const { tour, events } = walk();
    const hear = (state: string, url = 'http://x/api/v1/member/recognitions/1') => {
      const data = new TextEncoder().encode(JSON.stringify({ recognition: { state } })).buffer;
      events.answered.tell({ appId: 'touristappid', url, statusCode: 200, data });
    };
    hear('announced');
    hear('accepted', 'http://x/api/v1/staff/write-sessions');
    tour.element.querySelector<HTMLElement>('[data-testid=tour-link-pos]')?.click();
    expect(tour.ticked()).toEqual([]);
    hear('accepted');
    expect(tour.ticked()).toEqual(['pos']);
  });

  it('ticks the tap that opened a link, and the claim that brought data back', () => {
    const { tour, events } = walk();
    events.dispatched.tell({ kind: 'nothing', reason: '' });
    events.returned.tell({ appId: CARD_COMPONENT, extraData: undefined });
    expect(tour.ticked()).toEqual([]);
    events.dispatched.tell({ kind: 'open-link', url: 'weixin://x' });
    events.returned.tell({ appId: CARD_COMPONENT, extraData: { code: '1' } });
    expect(tour.ticked()).toEqual(['tap', 'claim']);
  });
});
