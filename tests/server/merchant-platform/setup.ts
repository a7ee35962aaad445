import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Services } from '../../../server/src/services';
import type { StaffRole } from '../../../server/src/contract/route';
import { sealContext } from '../../../server/src/domain/merchants/accounts';
import { codePictures } from '../../../server/src/domain/pictures/code-pictures';
import { staffAuthenticators } from '../../../server/src/domain/staff/authenticate';
import { seedDemo } from '../../../server/src/demo/seed';
import { createSchemeQueue } from '../../../server/src/jobs/scheme-queue';
import type { SchemeQueue } from '../../../server/src/jobs/scheme-queue';
import { materials } from '../../../server/src/domain/materials/maker';
import { repositoryRoot } from '../../../server/src/paths';
import { localPress } from '../../../server/src/printing/local-press';
import { consoleRoom } from '../../../server/src/routes/console';
import { staffRoom } from '../../../server/src/routes/staff';
import { createToken } from '../../../server/src/security/tokens';
import { createWechatGateway } from '../../../server/src/wechat/create-gateway';
import { startSimulator } from '../../../server/src/wechat/simulator';
import type { RunningSimulator } from '../../../server/src/wechat/simulator';
import { createUndiciTransport } from '../../../server/src/wechat/system-ports';
import { idempotencyKey, nobody, testApp, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant, addMerchantEntrance, testId } from '../../helpers/server-database';
import { testClock, testRandom } from '../wechat/setup';

export interface TestMerchantPlatform {
  app: FastifyInstance;
  services: TestServices;
  simulator: RunningSimulator;
  queue: SchemeQueue;
  /** The demo merchant. */
  merchantId: string;
  /** Another merchant with its own mini-program at the same WeChat. */
  other: { merchantId: string; entranceId: string };
  /** A console session of a fresh person with this role. */
  staff(role: StaffRole, merchantId?: string): Promise<ConsoleClient>;
  /** Calls with a write code. */
  writeCode(id: string): WriteClient;
  fault(path: string, errcode: number, more?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export interface ConsoleClient {
  staffId: string;
  token: string;
  get(url: string): Promise<LightMyRequestResponse>;
  act(method: 'POST' | 'PATCH', url: string, body: object, key?: string): Promise<LightMyRequestResponse>;
}

export interface WriteClient {
  post(path: string, body: object, key?: string): Promise<LightMyRequestResponse>;
}

/** Address of a console's route. */
export const api = (path: string) => `/api/v1/console/${path}`;

/** Status and code of a refusal. */
export const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
];

async function addOther(services: TestServices, simulator: RunningSimulator) {
  const merchantId = testId('other');
  const { miniProgram } = await simulator.addMerchant('另一家商家');
  await addMerchant(services.db, {
    id: merchantId,
    name: '另一家商家',
    app_id: miniProgram.appId,
    app_secret_enc: services.secrets.seal(miniProgram.appSecret, sealContext(merchantId, 'app_secret')),
    nfc_model_id: miniProgram.perDeviceModelId,
  });
  return { merchantId, entranceId: await addMerchantEntrance(services.db, merchantId) };
}

interface PlatformOptions {
  env?: Record<string, string>;
  poolSize?: number;
}

/** The merchant platform over a fresh database and the real simulator on loopback, with the demo data. */
export async function merchantPlatform(
  options: {
    env?: Record<string, string>;
    poolSize?: number;
    change?: (services: Services) => Services;
  } = {},
): Promise<TestMerchantPlatform> {
  const simulator = await startSimulator({
    statePath: null,
    clock: testClock(),
    random: testRandom(),
    manualPushes: true,
  });
  try {
    return await over(simulator, options);
  } catch (error) {
    // A listening simulator would keep the test run alive.
    await simulator.close();
    throw error;
  }
}

async function over(simulator: RunningSimulator, options: PlatformOptions): Promise<TestMerchantPlatform> {
  const transport = createUndiciTransport();
  const gateway = createWechatGateway({
    baseUrl: simulator.url,
    clock: testClock(),
    random: testRandom(7),
    transport,
  });
  const services = await testServices({ gateway, ...(options.env && { env: options.env }) });
  // WeChat answers over a real socket here, so waiting for it takes real time.
  const used: Services = { ...services, sleep: delay };
  const { merchantId } = await seedDemo(services, await simulator.seedDemo());
  const other = await addOther(services, simulator);
  const queue = createSchemeQueue(used, { poolSize: options.poolSize ?? 4 });
  const pictures = codePictures(used);
  const press = localPress(repositoryRoot());
  const prints = materials({ db: used.db, press, pictures });
  const rooms = [
    staffRoom(queue, pictures),
    consoleRoom({ schemes: queue, pictures, press, materials: prints, version: '9.9.9' }),
  ];
  const app = await testApp(used, rooms, { ...nobody, ...staffAuthenticators(used) });

  return {
    app,
    services,
    simulator,
    queue,
    merchantId,
    other,
    async staff(role, of = merchantId) {
      const staffId = testId('staff');
      const { token, hash } = createToken(services.random);
      const csrfToken = createToken(services.random).token;
      const now = services.clock.now();
      await services.db
        .insertInto('staff')
        .values({
          id: staffId,
          merchant_id: of,
          login_name: staffId,
          password_hash: null,
          name: role,
          role,
          disabled_at: null,
          created_at: now,
        })
        .execute();
      await services.db
        .insertInto('staff_sessions')
        .values({
          token_hash: hash,
          merchant_id: of,
          staff_id: staffId,
          csrf_token: csrfToken,
          created_at: now,
          expires_at: now + 3_600_000,
        })
        .execute();
      const cookies = { nmc_session: token };
      return {
        staffId,
        token,
        get: (url) => app.inject({ method: 'GET', url, cookies }),
        act: (method, url, payload, key = idempotencyKey()) =>
          app.inject({
            method,
            url,
            cookies,
            payload,
            headers: { 'x-csrf-token': csrfToken, 'idempotency-key': key },
          }),
      };
    },
    writeCode: (id) => ({
      post: (path, payload, key = idempotencyKey()) =>
        app.inject({
          method: 'POST',
          url: `/api/v1/staff/${path}`,
          payload,
          headers: { authorization: `WriteCode ${id}`, 'idempotency-key': key },
        }),
    }),
    async fault(path, errcode, more = {}) {
      await simulator.app.inject({
        method: 'POST',
        url: '/control/faults',
        payload: { path, errcode, times: 1, ...more },
      });
    },
    async close() {
      await queue.stop();
      await app.close();
      await transport.close();
      await simulator.close();
      await services.close();
    },
  };
}
