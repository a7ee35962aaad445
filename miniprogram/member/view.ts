/** The member center's state, as its page draws it: flat, ready words only. Pure. */
import type { ApiFailure } from '../api/failure';
import type { Claim, Confirmation, Member, MerchantFace } from '../api/types';
import type { ClaimNote } from './center';
import { age, grouped, inFours, placeName, textOn, yuan } from './format';
import type { StripView } from './recognition';
import type { CenterKind, CenterState } from './state';
import { SLOW, stripAsking, stripOf, stripOfQuestion, stripUntold } from './strip';

export interface FaceView {
  readonly name: string;
  readonly initial: string;
  readonly logo: string;
  readonly color: string;
  readonly onColor: string;
  readonly cardTitle: string;
  readonly benefits: readonly string[];
  readonly servicePhone: string;
  /** Of the agreement in force; empty: the merchant has none. */
  readonly agreementVersion: string;
}

export interface MemberView {
  readonly number: string;
  readonly level: string;
  readonly name: string;
  readonly points: string;
  readonly balance: string;
  readonly cardId: string;
  readonly cardCode: string;
}

export type PanelAction = '' | 'retry' | 'enter' | 'check' | 'agree';

export interface PanelView {
  readonly icon: 'offline' | 'stop' | 'question' | 'fault' | 'update' | 'hourglass' | 'card';
  readonly title: string;
  readonly text: string;
  readonly action: PanelAction;
  readonly label: string;
  /** What a person reports to the shop. */
  readonly requestId: string;
}

export interface CenterView {
  readonly kind: CenterKind;
  readonly merchant: FaceView | null;
  readonly member: MemberView | null;
  readonly claim: Claim | null;
  readonly claimLabel: string;
  /** Where one is and what the counter knows; one slot of one height, so that nothing jumps. null on a plain visit. */
  readonly strip: StripView | null;
  readonly panel: PanelView | null;
  /** How old the card is; one line of one height below it. */
  readonly freshness: FreshnessView;
}

export interface FreshnessView {
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  readonly retry: boolean;
}

export const faceView = (face: MerchantFace): FaceView => ({
  name: face.name,
  initial: face.name.slice(0, 1),
  logo: face.logo ?? '',
  color: face.brandColor,
  onColor: textOn(face.brandColor),
  cardTitle: face.cardTitle,
  benefits: face.benefits,
  servicePhone: face.servicePhone ?? '',
  agreementVersion: face.agreementVersion ?? '',
});

export const memberView = (member: Member): MemberView => ({
  number: inFours(member.number),
  level: member.level,
  name: member.name ?? '',
  points: grouped(member.points),
  balance: yuan(member.balanceFen),
  cardId: member.cardId,
  cardCode: member.cardCode,
});

const empty: Omit<CenterView, 'kind'> = {
  merchant: null,
  member: null,
  claim: null,
  claimLabel: '',
  strip: null,
  panel: null,
  freshness: { tone: 'quiet', text: '', retry: false },
};

const panel = (
  icon: PanelView['icon'],
  title: string,
  text: string,
  more: Partial<PanelView> = {},
): PanelView => ({
  icon,
  title,
  text,
  action: '',
  label: '',
  requestId: '',
  ...more,
});

const failurePanel = (icon: PanelView['icon'], failure: ApiFailure): PanelView =>
  panel(icon, failure.title, failure.text, { action: 'retry', label: '重试', requestId: failure.requestId });

/** What of a scene is drawn beside its state. */
export interface Beside {
  /** Through an entrance or tag: its line is there from the first frame on. */
  readonly arrived: boolean;
  /** What is asked takes long. */
  readonly slow?: boolean;
  readonly claimNote?: ClaimNote;
  readonly asking?: Confirmation | null;
}

/**
 * Draws a state at a moment (milliseconds since the epoch, for ages).
 */
export function centerView(
  state: CenterState,
  now: number,
  { arrived, slow = false, claimNote = '', asking = null }: Beside,
): CenterView {
  const { kind } = state;
  switch (state.kind) {
    case 'loading':
      return {
        ...empty,
        kind,
        strip: arrived ? stripAsking(slow) : null,
        freshness: { tone: 'quiet', text: slow ? SLOW : '', retry: false },
      };
    case 'too_old':
      return {
        ...empty,
        kind,
        panel: panel('update', '微信版本太旧', '请在应用商店把微信更新到最新版本，再打开会员中心。'),
      };
    case 'cached':
      return {
        ...empty,
        kind,
        merchant: faceView(state.card.merchant),
        member: memberView(state.card.member),
        strip: arrived ? (state.why ? stripUntold(state.why) : stripAsking(slow)) : null,
        freshness: state.why
          ? {
              tone: 'warning',
              text: `${state.why.title}，会员卡更新于 ${age(now - state.card.savedAt)}`,
              retry: true,
            }
          : { tone: 'quiet', text: slow ? SLOW : '正在更新…', retry: false },
      };
    case 'member':
      return {
        ...empty,
        kind,
        merchant: faceView(state.merchant),
        member: memberView(state.member),
        freshness: { tone: 'quiet', text: '已是最新', retry: false },
        strip: asking
          ? stripOfQuestion(asking)
          : stripOf(state.recognition, state.place, state.merchant, arrived),
      };
    case 'visitor':
    case 'pending':
    case 'deleted':
      return {
        ...empty,
        kind,
        merchant: faceView(state.merchant),
        // Consent alone is missing: nothing is to be claimed again.
        claim: claimNote === 'consent' ? null : state.claim,
        claimLabel: { visitor: '领取会员卡', pending: '继续开卡', deleted: '重新领取会员卡' }[state.kind],
        strip: stripOf(state.recognition, state.place, state.merchant, arrived),
        panel: notePanel(claimNote, state.kind) ?? claimPanel(state.kind, state.claim !== null),
      };
    case 'entrance_disabled':
      return {
        ...empty,
        kind,
        merchant: faceView(state.merchant),
        member: state.member ? memberView(state.member) : null,
        panel: panel(
          'stop',
          '这个入口已停用',
          `${placeName(state.place) || '此处'}的立牌暂不使用，请联系店员。`,
          {
            action: 'enter',
            label: '进入会员中心',
          },
        ),
      };
    case 'entrance_unknown':
      return {
        ...empty,
        kind,
        merchant: faceView(state.merchant),
        member: state.member ? memberView(state.member) : null,
        panel: panel('question', '没有找到这个入口', '立牌可能已更换，请联系店员，或直接进入会员中心。', {
          action: 'enter',
          label: '进入会员中心',
        }),
      };
    case 'suspended':
      return { ...empty, kind, panel: { ...failurePanel('stop', state.failure), label: '刷新' } };
    case 'offline':
      return { ...empty, kind, panel: failurePanel('offline', state.failure) };
    case 'error':
      return { ...empty, kind, panel: failurePanel('fault', state.failure) };
  }
}

function notePanel(note: ClaimNote, kind: CenterKind): PanelView | null {
  switch (note) {
    case 'consent':
      return panel('card', '开卡还差您的同意', '请先阅读下方的《会员协议与隐私》，同意后立即完成开卡。', {
        action: 'agree',
        label: '同意并完成开卡',
      });
    case 'confirming':
      return panel('hourglass', '正在确认领卡结果', '微信通常几秒内告知，本页自动更新，不用再领一次。');
    case 'unheard':
      if (kind === 'pending') return null;
      return panel(
        'hourglass',
        '还没有收到领卡结果',
        '已在微信领到卡的，请点刷新；没有领的，可以重新领取。',
        {
          action: 'check',
          label: '我已完成，刷新',
        },
      );
    case '':
      return null;
  }
}

function claimPanel(kind: 'visitor' | 'pending' | 'deleted', offered: boolean): PanelView | null {
  if (kind === 'pending')
    return panel('hourglass', '开卡还差一步', '您已领取会员卡，但尚未完成开卡。', {
      action: 'check',
      label: '我已完成，刷新',
    });
  if (!offered)
    return panel('card', '暂时无法领卡', '商家尚未配置会员卡，请联系店员。', {
      action: 'retry',
      label: '刷新',
    });
  if (kind === 'deleted')
    return panel('card', '会员卡已从卡包删除', '您的会员资料仍在，重新领取后恢复原来的会员卡。');
  return null;
}
