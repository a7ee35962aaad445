import { join } from 'node:path';
import type { Config } from './config';
import type { DemoCredentials, RunningSimulator } from './wechat/simulator';
import { createWechatGateway, WECHAT_API_BASE_URL } from './wechat/create-gateway';
import type { WechatGateway } from './wechat/gateway';

/** The WeChat that this server talks to. */
export interface Platform {
  readonly gateway: WechatGateway;
  /** Only beside the simulated platform. */
  readonly simulator: { readonly running: RunningSimulator; readonly credentials: DemoCredentials } | null;
  close(): Promise<void>;
}

/**
 * Opens the gateway to WeChat, or starts the simulated platform and opens it to that. The simulator's code is loaded
 * in simulator mode only: a real server does not carry it in memory.
 */
export async function openPlatform(config: Config): Promise<Platform> {
  if (config.wechatMode === 'real') {
    return {
      gateway: createWechatGateway({ baseUrl: WECHAT_API_BASE_URL }),
      simulator: null,
      close: () => Promise.resolve(),
    };
  }
  const { startSimulator } = await import('./wechat/simulator');
  const running = await startSimulator({ statePath: join(config.dataDir, 'simulator.json') });
  return {
    gateway: createWechatGateway({ baseUrl: running.url }),
    simulator: { running, credentials: await running.seedDemo() },
    close: () => running.close(),
  };
}
