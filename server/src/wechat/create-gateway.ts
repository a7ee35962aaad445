import type { WechatGateway } from './gateway';
import { createHttpClient } from './http-client';
import type { HttpClientOptions } from './http-client';
import { createMiniProgramGateway } from './mini-program';
import { createServiceAccountGateway } from './service-account';
import { createUndiciTransport, systemClock, systemRandom } from './system-ports';

/** Root of the real API; the simulator has its own loopback address. */
export const WECHAT_API_BASE_URL = 'https://api.weixin.qq.com';

export type GatewayOptions = Pick<HttpClientOptions, 'baseUrl'> & Partial<Omit<HttpClientOptions, 'baseUrl'>>;

/** The gateway over HTTP, the same for WeChat and for the simulator: only `baseUrl` differs. */
export function createWechatGateway(options: GatewayOptions): WechatGateway {
  const http = createHttpClient({
    ...options,
    transport: options.transport ?? createUndiciTransport(),
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  });
  return {
    miniProgram: (account) => createMiniProgramGateway(account, http),
    serviceAccount: (account) => createServiceAccountGateway(account, http),
  };
}
