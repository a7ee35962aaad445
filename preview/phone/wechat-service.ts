import type {
  Fetch,
  MiniProgramCode,
  OpenedLink,
  ScanResult,
  WechatCard,
  WechatService,
  WechatUser,
} from './ports';

/** WeChat's servers refused, or did not answer. The message is for people. */
export class SimulatorError extends Error {
  constructor(
    message: string,
    readonly status: number | null,
  ) {
    super(message);
  }
}

/** WeChat's servers as the simulator plays them under `/simulator/phone/*`. */
export function wechatService(origin: string, fetch: Fetch): WechatService {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch({
      url: `${origin}/simulator/phone${path}`,
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: new AbortController().signal,
    }).catch(() => {
      throw new SimulatorError('连不上模拟的微信服务，请确认 npm start 仍在运行', null);
    });
    const text = new TextDecoder().decode(answer.body);
    if (answer.status < 200 || answer.status > 299)
      throw new SimulatorError(messageOf(text, answer.status), answer.status);
    return (text === '' ? {} : JSON.parse(text)) as T;
  };
  return {
    users: async () => (await call<{ users: WechatUser[] }>('GET', '/users')).users,
    login: (appid, userId) => call('POST', '/login', { appid, userId }),
    phoneNumber: (appid, userId) => call('POST', '/phone-number', { appid, userId }),
    scan: (text) => call<ScanResult>('POST', '/scan', { text }),
    openLink: (url) => call<OpenedLink>('POST', '/open-link', { url }),
    codes: async () => (await call<{ codes: MiniProgramCode[] }>('GET', '/codes')).codes,
    cards: async (userId) =>
      (await call<{ cards: WechatCard[] }>('GET', `/cards?userId=${encodeURIComponent(userId)}`)).cards,
    deleteCard: async (userId, cardId, code) => {
      await call('POST', '/cards/delete', { userId, cardId, code });
    },
  };
}

function messageOf(text: string, status: number): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
      return body.message;
    }
  } catch {
    // Not JSON: the status is all there is.
  }
  return `微信服务返回 ${String(status)}`;
}
