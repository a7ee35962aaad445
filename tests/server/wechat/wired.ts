import { createWechatGateway, WECHAT_API_BASE_URL } from '../../../server/src/wechat/create-gateway';
import type { MiniProgramGateway, ServiceAccountGateway } from '../../../server/src/wechat/gateway';
import type { HttpRequest } from '../../../server/src/wechat/ports';
import { testClock, testRandom } from './setup';

export const account = { appId: 'wx1', appSecret: 's1' };
export const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
export const JPEG = [0xff, 0xd8, 0xff, 0xe0];

export interface Wire {
  mini: MiniProgramGateway;
  service: ServiceAccountGateway;
  /** Method, path with query, and body of the last call that was no token call. */
  last(): { method: string; path: string; body: unknown };
  sent: HttpRequest[];
}

/** A gateway whose every call is answered with the given JSON or bytes. */
export function wired(answer: Record<string, unknown> | number[]): Wire {
  const sent: HttpRequest[] = [];
  const encode = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));
  const gateway = createWechatGateway({
    baseUrl: WECHAT_API_BASE_URL,
    clock: testClock(),
    random: testRandom(),
    transport: {
      send(request) {
        sent.push(request);
        const isToken = request.url.endsWith('/cgi-bin/stable_token');
        const bytes = isToken
          ? encode({ access_token: 'TOKEN', expires_in: 7200 })
          : Array.isArray(answer)
            ? Uint8Array.from(answer)
            : encode({ errcode: 0, errmsg: 'ok', ...answer });
        return Promise.resolve({ status: 200, bytes });
      },
    },
  });
  return {
    mini: gateway.miniProgram(account),
    service: gateway.serviceAccount(account),
    sent,
    last() {
      const request = sent.at(-1);
      if (!request) throw new Error('nothing was sent');
      const body: unknown = request.body === undefined ? undefined : JSON.parse(request.body);
      return { method: request.method, path: request.url.replace(WECHAT_API_BASE_URL, ''), body };
    },
  };
}
