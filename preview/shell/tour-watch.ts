import { CARD_COMPONENT } from '../phone/host';
import type { VirtualPhone } from '../phone/phone';
import { uriIn } from '../tags/ndef-bytes';
import type { TagContent } from '../tags/ndef-bytes';
import type { TagBox } from './tag-box';
import type { Tour } from './tour';

const MEMBER_API = /\/api\/v1\/member\//;
const WRITE_PAGE = 'staff/pages/nfc-write/index';

/** Ticks the tour's steps when they really happen. */
export function watchStory(parts: {
  tour: Tour;
  phone: VirtualPhone;
  box: TagBox;
  contentOf: (memory: Uint8Array) => TagContent;
}): void {
  const { tour, phone, box, contentOf } = parts;
  phone.events.entered.listen(({ path }) => {
    if (path !== WRITE_PAGE) return;
    // Whoever holds a write code has been to the console.
    tour.tick('console');
    tour.tick('scan');
  });
  box.written.listen(({ tag, before }) => {
    const { memory } = tag.snapshot();
    const now = linkOf(contentOf(memory));
    if (now !== null && now !== linkOf(contentOf(before))) tour.tick('write');
  });
  phone.events.dispatched.listen((act) => {
    if (act.kind === 'open-link') tour.tick('tap');
  });
  phone.events.returned.listen(({ appId, extraData }) => {
    if (appId === CARD_COMPONENT && extraData !== undefined && extraData !== null) tour.tick('claim');
  });
  phone.events.answered.listen(({ url, data }) => {
    if (MEMBER_API.test(url) && wasAccepted(data)) tour.tick('pos');
  });
}

/** The member's phone heard that the cashier took the arrival. */
function wasAccepted(data: ArrayBuffer): boolean {
  try {
    const answer = JSON.parse(new TextDecoder().decode(data)) as { recognition?: { state?: string } } | null;
    return answer?.recognition?.state === 'accepted';
  } catch {
    return false;
  }
}

function linkOf(content: TagContent): string | null {
  const uri = content.kind === 'records' ? (content.records.map(uriIn)[0] ?? null) : null;
  return uri?.startsWith('weixin://') === true ? uri : null;
}
