/** Words for protection: what is being done, and why it could not be. Pure. */
import type { GuardCause, GuardEnd, GuardHow } from './guard-types';
import type { Advice } from './nfc-errors';

export const HOW_NAMES: Readonly<Record<GuardHow, string>> = { password: '加密码', lock: '永久锁定' };

const HOLD = '请把同一张标签再贴近，会接着做保护，不会重写内容。';

const CAUSES: Readonly<Record<GuardCause, Advice>> = {
  'not-registered': {
    cause: '没有网络，服务器还不知道这张标签，所以没有做保护。',
    remedy: '请连上网络，再把同一张标签贴近；内容已经可以正常使用。',
  },
  refused: {
    cause: '服务器没有允许保护这张标签。',
    remedy: '请确认您仍是本商家有写卡权限的员工，再把同一张标签贴近。',
  },
  chip: {
    cause: '这种芯片不支持保护，或认不出型号。',
    remedy: '内容可以正常使用；需要保护时请换用 NTAG213、NTAG215 或 NTAG216 标签。',
  },
  frozen: {
    cause: '标签的配置已被别处锁死，不能再加保护。',
    remedy: '内容可以正常使用；需要保护时请换一张新标签。',
  },
  'other-password': {
    cause: '标签上有别的密码，或不认登记的密码，不能更改保护。',
    remedy: '内容可以正常使用；需要保护时请换一张新标签。',
  },
  'torn-away': { cause: '标签在保护完成之前移开了。', remedy: HOLD },
  'not-taken': { cause: '标签没有接受保护设置。', remedy: HOLD },
  interrupted: { cause: '保护被打断（离开页面、锁屏或来电）。', remedy: HOLD },
};

/** Why a verified tag is not protected, and what to do. */
export function guardAdvice(end: Extract<GuardEnd, { end: 'open' }>): Advice {
  return CAUSES[end.cause];
}
