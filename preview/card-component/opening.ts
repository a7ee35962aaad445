/** What another mini-program sent along (fact sheet D2), and whose WeChat it is. */
export interface Opening {
  userId: string;
  /** Name in WeChat, to fill the form; empty when unknown. */
  userName: string;
  encrypt_card_id: string;
  biz: string;
  outer_str: string;
}

export type OpeningResult = { kind: 'opening'; opening: Opening } | { kind: 'refused'; message: string };

/**
 * Reads the launch options. The phone puts the person into the query as `wechat_user` and `wechat_name`: WeChat's own component, of which
 * this is the stand-in, runs inside WeChat and knows.
 */
export function readOpening(options: {
  query?: Record<string, string | undefined>;
  referrerInfo?: { appId?: string; extraData?: unknown };
}): OpeningResult {
  const userId = decodeURIComponent(options.query?.['wechat_user'] ?? '');
  if (userId === '') return { kind: 'refused', message: '请从商家的小程序打开' };
  const data = options.referrerInfo?.extraData;
  const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const encrypted = text('encrypt_card_id');
  const biz = text('biz');
  if (encrypted === '' || biz === '') {
    return { kind: 'refused', message: '开卡参数不完整：缺少 encrypt_card_id 或 biz，请检查 extraData' };
  }
  const userName = decodeURIComponent(options.query?.['wechat_name'] ?? '');
  const opening = { userId, userName, encrypt_card_id: encrypted, biz, outer_str: text('outer_str') };
  return { kind: 'opening', opening };
}
