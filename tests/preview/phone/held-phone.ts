import { VirtualPhone } from '../../../preview/phone/phone';
import type { Fetch } from '../../../preview/phone/ports';
import { profileOf } from '../../../preview/phone/profiles';
import type { ProfileId } from '../../../preview/phone/profiles';
import { newTag, writeMessage } from '../../../preview/tags/kinds';
import { joinMessage, packageRecordOf, uriRecordOf } from '../../../preview/tags/ndef-bytes';
import type { PlainRecord } from '../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { FakeStage, fakeService, fakeUi, memoryStore } from './fakes';
import { HandClock } from './hand-clock';

export const APP = 'touristappid';
export const COMPONENT = 'wxeb490c6f9b154ef9';
export const SCHEME = 'weixin://dl/business/?t=AbCdEfGhIjK';

export const LINK = {
  appid: APP,
  path: '/pages/member/index',
  query: 'e=abc%20d',
  envVersion: 'release',
  launchScene: 1065,
};

export const CODE = {
  kind: 'wxacode' as const,
  appid: APP,
  path: 'staff/pages/nfc-write/index',
  scene: 'w=abc',
  envVersion: 'release',
  launchScene: 1047,
};

export function hold(profile: ProfileId = 'android', answers: { confirm?: boolean; scan?: string } = {}) {
  const clock = new HandClock();
  const stage = new FakeStage();
  const store = memoryStore();
  const { ui, said, banners } = fakeUi(answers);
  const { service, asked } = fakeService({ links: { [SCHEME]: LINK }, codes: { 'code-text': CODE } });
  const fetched: string[] = [];
  const fetch: Fetch = ({ url }) => {
    fetched.push(url);
    return Promise.resolve({ status: 200, headers: {}, body: new ArrayBuffer(0) });
  };
  const phone = new VirtualPhone(
    { scheduler: clock, store, stage, ui, service, fetch, origin: 'http://preview.test' },
    { profile: profileOf(profile), user: { id: 'lin', name: '林小满', color: '#0a0' } },
  );
  return { phone, clock, stage, store, ui, said, banners, asked, fetched };
}

export function tagWith(...records: PlainRecord[]): VirtualTag {
  const made = newTag('ntag213', Uint8Array.of(4, 1, 2, 3, 4, 5, 6));
  writeMessage(made.memory, joinMessage(records));
  return new VirtualTag(made);
}

export const ours = () => tagWith(uriRecordOf(SCHEME), packageRecordOf('com.tencent.mm'));
