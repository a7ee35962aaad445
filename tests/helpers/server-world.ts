import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/src/app';
import { seedDemo } from '../../server/src/demo/seed';
import { codePictures } from '../../server/src/domain/pictures/code-pictures';
import { createSchemeQueue } from '../../server/src/jobs/scheme-queue';
import type { SchemeQueue } from '../../server/src/jobs/scheme-queue';
import { databaseAuthenticators } from '../../server/src/plugins/authenticators';
import { repositoryRoot } from '../../server/src/paths';
import { localPress } from '../../server/src/printing/local-press';
import { everyRoom } from '../../server/src/rooms';
import { createWechatGateway } from '../../server/src/wechat/create-gateway';
import { startSimulator } from '../../server/src/wechat/simulator';
import type { DemoCredentials, RunningSimulator } from '../../server/src/wechat/simulator';
import { testServices } from './server';
import type { TestServices } from './server';
import { beforeDropping } from './server-database';
import { FakeClock, seededRandom } from './server-ports';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** The demo merchant on our server beside the simulated WeChat, over loopback, with time that tests move. */
export interface ServerWorld {
  readonly services: TestServices;
  readonly app: FastifyInstance;
  readonly url: string;
  readonly simulator: RunningSimulator;
  readonly credentials: DemoCredentials;
  call<T>(
    method: Method,
    path: string,
    headers?: Record<string, string>,
    payload?: object,
  ): Promise<Reply<T>>;
  /** What a phone's WeChat does. */
  phone<T>(path: string, payload: object): Promise<T>;
  control(path: string, payload: object): Promise<void>;
  close(): Promise<void>;
}

export interface ServerWorldOptions {
  /** When it is, in ms, as tests begin. Default: now. For what must not meet midnight. */
  startsAt?: number;
  dataDir?: string;
  poolSize?: number;
  /** Stands in for the disk's sync. */
  durable?: () => Promise<void>;
  env?: Record<string, string>;
}

/** Pauses between tries pass at once; patience with others is kept, without holding the test run open. */
async function shortWaitsOnly(milliseconds: number): Promise<void> {
  if (milliseconds >= 2_000) await delay(milliseconds, undefined, { ref: false });
}

async function post<T>(url: string, payload: object): Promise<T> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function call<T>(
  app: FastifyInstance,
  method: Method,
  path: string,
  headers: Record<string, string>,
  payload: object | undefined,
): Promise<Reply<T>> {
  const reply = await app.inject({ method, url: path, headers, ...(payload && { payload }) });
  return { status: reply.statusCode, body: JSON.parse(reply.body) as T };
}

export async function serverWorld(options: ServerWorldOptions = {}): Promise<ServerWorld> {
  const clock = new FakeClock(options.startsAt ?? Date.now());
  const simulator = await startSimulator({
    statePath: null,
    clock,
    random: seededRandom('simulator'),
    manualPushes: true,
    nodeEnv: 'test',
  });
  try {
    return await besideSimulator(simulator, clock, options);
  } catch (error) {
    // A simulator left listening would keep the test run from ending.
    await simulator.close();
    throw error;
  }
}

async function besideSimulator(
  simulator: RunningSimulator,
  clock: FakeClock,
  options: ServerWorldOptions,
): Promise<ServerWorld> {
  const credentials = await simulator.seedDemo();
  const gateway = createWechatGateway({
    baseUrl: simulator.url,
    clock: { now: () => clock.now(), sleep: () => Promise.resolve() },
  });
  const services = await testServices({
    gateway,
    clock,
    sleep: shortWaitsOnly,
    env: { SIGN_UP: 'invitation', ...options.env },
    ...(options.dataDir && { dataDir: options.dataDir }),
    ...(options.durable && { durable: options.durable }),
  });
  const demo = await seedDemo(services, credentials);
  const schemes = createSchemeQueue(services, { poolSize: options.poolSize ?? 3 });
  const app = await buildApp({
    services,
    authenticators: databaseAuthenticators(services),
    rooms: roomsOf(services, schemes),
    simulatorUrl: simulator.url,
    checkAnswers: true,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await simulator.setPushUrl(
    credentials.serviceAccount.appId,
    `${url}/api/v1/wechat/${demo.pushId}/messages`,
  );

  return {
    services,
    app,
    url,
    simulator,
    credentials,
    call: (method, path, headers = {}, payload) => call(app, method, path, headers, payload),
    phone: (path, payload) => post(`${simulator.url}/phone${path}`, payload),
    async control(path, payload) {
      await post(`${simulator.url}/control${path}`, payload);
    },
    close: beforeDropping(async () => {
      await app.close();
      await schemes.stop();
      await simulator.close();
      await services.close();
    }),
  };
}

/** Every room of the API, as a server serves them. */
const roomsOf = (services: TestServices, schemes: SchemeQueue) =>
  everyRoom({
    schemes,
    pictures: codePictures(services),
    press: localPress(repositoryRoot()),
    db: services.db,
    version: 'test',
  });

/** Another node over the same database and WeChat, with its own line to the first. Close it before the first. */
export async function anotherNode(world: ServerWorld): Promise<ServerWorld> {
  const { clock, gateway, location } = world.services;
  const services = await testServices({ clock, gateway, location, sleep: shortWaitsOnly });
  const schemes = createSchemeQueue(services, { poolSize: 3 });
  const app = await buildApp({
    services,
    authenticators: databaseAuthenticators(services),
    rooms: roomsOf(services, schemes),
    checkAnswers: true,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...world,
    services,
    app,
    url,
    call: (method, path, headers = {}, payload) => call(app, method, path, headers, payload),
    async close() {
      await app.close();
      await schemes.stop();
      await services.close();
    },
  };
}

export * from './event-reader';
export * from './front-desk';
export * from './member-phone';
