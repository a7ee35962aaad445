/** What the join page draws for each state, in words. Pure. */
import { clockTime } from '../../member/format';
import type { Invitation } from '../api/invitation';
import { canTryAgain } from './join-flow';
import type { JoinState } from './join-flow';

type Role = Invitation['role'];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: '店主',
  operator: '运营',
  store_manager: '店长',
  writer: '写卡员',
  cashier: '收银员',
};

export interface JoinView {
  readonly tone: 'calm' | 'verified' | 'needs-you';
  readonly sign: 'busy' | 'tick' | 'question' | 'alert';
  readonly headline: string;
  readonly text: string;
  readonly action: '' | 'accept' | 'open';
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
}

/** Local time of the phone, such as 11月22日 10:05. */
function timeText(iso: string): string {
  const at = new Date(iso);
  return `${at.getMonth() + 1}月${at.getDate()}日 ${clockTime(iso)}`;
}

function rowsOf({ merchantName, name, role, expiresAt }: Invitation): JoinView['rows'] {
  return [
    { name: '商家', value: merchantName },
    { name: '姓名', value: name },
    { name: '角色', value: ROLE_NAMES[role] },
    { name: '有效期至', value: timeText(expiresAt) },
  ];
}

function askingWords({ kind, name, role, merchantName }: Invitation) {
  return kind === 'link'
    ? {
        headline: `绑定到“${name}”？`,
        text: '绑定后，本微信号就是这个员工账号的手机；之前绑定的手机会退出登录。',
        label: '绑定本手机',
      }
    : {
        headline: `邀请您成为${ROLE_NAMES[role]}`,
        text: `接受后，本微信号就是${merchantName}的员工；商家可以随时停用。`,
        label: '接受邀请',
      };
}

function refusedWords({ invitation, failure }: Extract<JoinState, { kind: 'not-joined' }>) {
  return invitation.kind === 'link' && failure.code === 'already_staff'
    ? {
        headline: '这个微信是另一位员工的',
        text: '请换一个微信号来扫，或请店主先停用那位员工，再重新生成绑定码。',
      }
    : { headline: failure.title, text: failure.text };
}

const still = { action: '', label: '', rows: [] } as const;

/** Draws one state. */
export function joinView(state: JoinState): JoinView {
  switch (state.kind) {
    case 'no-code':
      return {
        ...still,
        tone: 'needs-you',
        sign: 'alert',
        headline: '请扫员工邀请码',
        text: '请商家在“商家平台 → 员工”里生成邀请码，再用微信扫一扫。',
      };
    case 'loading':
      return { ...still, tone: 'calm', sign: 'busy', headline: '正在打开邀请', text: '请稍候。' };
    case 'not-shown':
      return {
        ...still,
        tone: 'needs-you',
        sign: 'alert',
        headline: state.failure.title,
        text: state.failure.text,
        ...(canTryAgain(state.failure) ? { action: 'open', label: '重试' } : {}),
      };
    case 'invited':
      return {
        tone: 'calm',
        sign: 'question',
        ...askingWords(state.invitation),
        action: 'accept',
        rows: rowsOf(state.invitation),
      };
    case 'joining':
      return {
        tone: 'calm',
        sign: 'busy',
        headline: state.invitation.kind === 'link' ? '正在绑定' : '正在加入',
        text: '请稍候，不要离开本页。',
        action: '',
        label: '',
        rows: rowsOf(state.invitation),
      };
    case 'not-joined':
      return {
        tone: 'needs-you',
        sign: 'alert',
        ...refusedWords(state),
        ...(canTryAgain(state.failure) ? { action: 'accept', label: '再试一次' } : { action: '', label: '' }),
        rows: rowsOf(state.invitation),
      };
    case 'joined': {
      const { staff, merchantName, mayWrite } = state.joined;
      return {
        ...still,
        tone: 'verified',
        sign: 'tick',
        headline: state.invitation.kind === 'link' ? '本手机已绑定' : `已加入${merchantName}`,
        text: mayWrite
          ? '现在可以写标签了：请扫收银终端的写卡码。'
          : '您的角色不写标签；需要写卡请联系店主调整角色。',
        rows: [
          { name: '姓名', value: staff.name },
          { name: '角色', value: ROLE_NAMES[staff.role] },
        ],
      };
    }
  }
}
