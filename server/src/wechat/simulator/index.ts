import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { registerWechatApi } from './api/routes';
import { registerControl } from './control-routes';
import { addMerchant, seedDemoMerchant } from './demo';
import type { DemoCredentials } from './demo';
import { FaultPlan } from './faults';
import { randomText } from './ids';
import type { SimRandom } from './ids';
import { DOCUMENTED_LIMITS, WindowCounter } from './limits';
import type { SimulatorLimits } from './limits';
import { registerPhone } from './phone/routes';
import { createPusher } from './pusher';
import { PhoneRefusal, Refusal } from './refusal';
import { openStore } from './store';
import type { World } from './world';

export { DEMO_MINI_PROGRAM_APP_ID, DEMO_PAGES } from './demo';
export type { DemoCredentials } from './demo';
export { DEVTOOLS_MOCK_CODE } from './api/login';
export type { SimulatorLimits } from './limits';

/** The simulator hands out identities for the asking: it never runs in production. */
export class SimulatorRefused extends Error {
  override readonly name = 'SimulatorRefused';
  constructor() {
    super('The simulated WeChat platform refuses to run with NODE_ENV=production. Set WECHAT_MODE=real.');
  }
}

export interface SimulatorOptions {
  /** File that remembers everything; null keeps it in memory. */
  statePath: string | null;
  clock?: { now(): number };
  random?: SimRandom;
  limits?: Partial<SimulatorLimits>;
  /** Whether a 9800010 tells the scheme that stands; it does by default. */
  existsManner?: 'revealed' | 'hidden';
  /** Pages of the demo mini-program's online version. */
  pages?: readonly string[];
  /** Delivers pushes only on `deliverPushes()`; for tests that own time. */
  manualPushes?: boolean;
  /** Defaults to the process's own NODE_ENV. */
  nodeEnv?: string | undefined;
}

export interface Simulator {
  readonly app: FastifyInstance;
  /** Makes, or finds again, the demo merchant's accounts, models and card. */
  seedDemo(): Promise<DemoCredentials>;
  /** Adds another merchant with accounts, models and a card of its own; for tests of several merchants. */
  addMerchant(brandName: string): Promise<DemoCredentials>;
  /** Where card events of a service account go; null stops them. Remembered. */
  setPushUrl(appId: string, url: string | null): Promise<void>;
  /** As the official console does when a message URL is saved: true when the URL answers the check. */
  checkPushUrl(appId: string, url: string): Promise<boolean>;
  /** Delivers what is due now. */
  deliverPushes(): Promise<void>;
  close(): Promise<void>;
}

function createWorld(state: World['state'], touch: () => void, options: SimulatorOptions): World {
  const clock = options.clock ?? { now: () => Date.now() };
  return {
    state,
    touch,
    now: () => clock.now(),
    random: options.random ?? { bytes: (count) => randomBytes(count) },
    limits: { ...DOCUMENTED_LIMITS, ...options.limits },
    faults: new FaultPlan(),
    existsManner: options.existsManner ?? 'revealed',
    counters: {
      schemesPerSecond: new WindowCounter(1_000),
      miniCodesPerMinute: new WindowCounter(60_000),
      forcedTokensPerDay: new WindowCounter(24 * 3_600_000),
      loginsPerMinute: new WindowCounter(60_000),
    },
  };
}

function createApp(saved: () => Promise<void>): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1_048_576 });
  app.removeContentTypeParser('text/plain');
  app.removeContentTypeParser('application/json');
  // WeChat reads every body as JSON, whatever its type says, and has its own answer for what is none.
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    if (!/^\/(phone|control)\//.test(request.url)) {
      done(null, text);
      return;
    }
    // A foreign page in the same browser can post text, but not JSON without being asked first.
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      done(new PhoneRefusal(400, '请求必须是 JSON（content-type: application/json）。'));
      return;
    }
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(new PhoneRefusal(400, '请求不是有效的 JSON。'));
    }
  });
  // What was answered is remembered: no answer leaves before its state is on disk.
  app.addHook('onSend', async () => {
    await saved();
  });
  app.setErrorHandler((failure, _request, reply) => {
    if (failure instanceof Refusal) {
      return reply.code(200).send({ errcode: failure.errcode, errmsg: failure.errmsg });
    }
    if (failure instanceof PhoneRefusal) return reply.code(failure.status).send({ message: failure.message });
    const status = failure instanceof Error && 'validation' in failure ? 400 : 500;
    const message = failure instanceof Error ? failure.message : 'unknown failure';
    return reply.code(status).send({ message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ message: `模拟微信没有这个接口：${request.method}` }),
  );
  return app;
}

/** Builds the simulated WeChat platform; tests inject requests into `app` or listen with `startSimulator`. */
export async function buildSimulator(options: SimulatorOptions): Promise<Simulator> {
  const nodeEnv = 'nodeEnv' in options ? options.nodeEnv : process.env['NODE_ENV'];
  if (nodeEnv === 'production') throw new SimulatorRefused();
  const random = options.random ?? { bytes: (count: number) => randomBytes(count) };
  const store = await openStore(options.statePath, randomText(random, 24));
  const world = createWorld(store.state, store.touch, { ...options, random });
  const pusher = createPusher(world, store.saved);
  const app = createApp(store.saved);
  registerWechatApi(app, world, store.saved);
  registerPhone(app, world);
  registerControl(app, world);
  if (!options.manualPushes) pusher.start();

  return {
    app,
    async seedDemo() {
      const credentials = seedDemoMerchant(world);
      const miniProgram = world.state.miniPrograms[credentials.miniProgram.appId];
      if (miniProgram && options.pages) miniProgram.pages = [...options.pages];
      await store.saved();
      return credentials;
    },
    async addMerchant(brandName) {
      const credentials = addMerchant(world, brandName);
      await store.saved();
      return credentials;
    },
    async setPushUrl(appId, url) {
      const account = world.state.serviceAccounts[appId];
      if (!account) throw new Error(`no service account ${appId}`);
      account.pushUrl = url;
      store.touch();
      await store.saved();
    },
    async checkPushUrl(appId, url) {
      const account = world.state.serviceAccounts[appId];
      return account ? pusher.checkUrl(account, url) : false;
    },
    deliverPushes: () => pusher.deliverDue(),
    async close() {
      await pusher.stop();
      await app.close();
      await store.saved();
    },
  };
}

export interface RunningSimulator extends Simulator {
  /** `http://127.0.0.1:<port>`, the gateway's base URL. */
  readonly url: string;
}

/** Listens on loopback only; port 0 takes a free one. */
export async function startSimulator(
  options: SimulatorOptions & { port?: number },
): Promise<RunningSimulator> {
  const simulator = await buildSimulator(options);
  const url = await simulator.app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { ...simulator, url };
}
