import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { buildApp } from '../../server/src/app';
import type { Entry, memberActivation, memberBootstrap } from '../../server/src/contract/member';
import { DEMO, seedDemo } from '../../server/src/demo/seed';
import { codePictures } from '../../server/src/domain/pictures/code-pictures';
import { createPairingCode } from '../../server/src/domain/terminals/pairing';
import { createSchemeQueue } from '../../server/src/jobs/scheme-queue';
import { databaseAuthenticators } from '../../server/src/plugins/authenticators';
import type { Answer } from '../../server/src/plugins/contract-route';
import { repositoryRoot } from '../../server/src/paths';
import { localPress } from '../../server/src/printing/local-press';
import { everyRoom } from '../../server/src/rooms';
import { createWechatGateway } from '../../server/src/wechat/create-gateway';
import { startSimulator } from '../../server/src/wechat/simulator';
import type { DemoCredentials, RunningSimulator } from '../../server/src/wechat/simulator';
import { idempotencyKey, testServices } from './server';
import type { TestServices } from './server';
import { FakeClock, seededRandom } from './server-ports';

export type Bootstrap = Answer<typeof memberBootstrap>;
export type AfterClaim = Answer<typeof memberActivation>;
export type EntryInput = Static<typeof Entry>;

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
  const clock = new FakeClock(Date.now());
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
    rooms: everyRoom({
      schemes,
      pictures: codePictures(services),
      press: localPress(repositoryRoot()),
      db: services.db,
      version: 'test',
    }),
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
    async close() {
      await app.close();
      await schemes.stop();
      await simulator.close();
      await services.close();
    },
  };
}

/** Another node over the same database and WeChat, with its own line to the first. Close it before the first. */
export async function anotherNode(world: ServerWorld): Promise<ServerWorld> {
  const { clock, gateway, location } = world.services;
  const services = await testServices({ clock, gateway, location, sleep: shortWaitsOnly });
  const schemes = createSchemeQueue(services, { poolSize: 3 });
  const app = await buildApp({
    services,
    authenticators: databaseAuthenticators(services),
    rooms: everyRoom({
      schemes,
      pictures: codePictures(services),
      press: localPress(repositoryRoot()),
      db: services.db,
      version: 'test',
    }),
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

/** One person's phone with the demo mini-program on it. */
export class MemberPhone {
  token: string | null = null;

  constructor(
    readonly world: ServerWorld,
    readonly userId: string,
    readonly appId = 'touristappid',
  ) {}

  /** A fresh `wx.login` code. */
  async loginCode(): Promise<string> {
    const { code } = await this.world.phone<{ code: string }>('/login', {
      appid: this.appId,
      userId: this.userId,
    });
    return code;
  }

  /** A fresh code of the phone-number button. */
  async phoneNumberCode(): Promise<string> {
    const { code } = await this.world.phone<{ code: string }>('/phone-number', {
      appid: this.appId,
      userId: this.userId,
    });
    return code;
  }

  headers(key = idempotencyKey()): Record<string, string> {
    return {
      'idempotency-key': key,
      ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
    };
  }

  /** Opens the member center; logs in first where there is no session. */
  async open(entry: EntryInput, key = idempotencyKey()): Promise<Reply<Bootstrap>> {
    const code = this.token === null ? await this.loginCode() : undefined;
    const reply = await this.world.call<Bootstrap>('POST', '/api/v1/member/bootstrap', this.headers(key), {
      appId: this.appId,
      ...(code !== undefined && { code }),
      entry,
    });
    if (reply.status === 200) this.token = reply.body.session.token;
    return reply;
  }

  post<T>(path: string, payload: object, key = idempotencyKey()): Promise<Reply<T>> {
    return this.world.call<T>('POST', `/api/v1/member${path}`, this.headers(key), payload);
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.world.call<T>('GET', `/api/v1/member${path}`, this.headers());
  }

  /** Fills in the card-opening component's form and comes back. */
  async submitComponent(
    claim: Bootstrap['card'],
    form: Record<string, string> = {},
  ): Promise<ComponentData | null> {
    if (claim.state === 'member' || claim.claim === null) throw new Error('there is nothing to claim');
    const { extraData } = await this.world.phone<{ extraData: ComponentData | null }>(
      '/card-component/submit',
      { userId: this.userId, ...claim.claim.extraData, form },
    );
    return extraData;
  }

  activate(data: ComponentData, claimId?: string, key = idempotencyKey()): Promise<Reply<AfterClaim>> {
    return this.post<AfterClaim>(
      '/activation',
      {
        ...(claimId !== undefined && { claimId }),
        activateTicket: data.activate_ticket,
        cardId: data.card_id,
        code: data.code,
      },
      key,
    );
  }

  /** From the offer to the card. */
  async join(
    form: Record<string, string> = NAME_AND_PHONE,
    entry: EntryInput = PLAIN,
  ): Promise<Reply<AfterClaim>> {
    const { body } = await this.open(entry);
    const data = await this.submitComponent(body.card, form);
    if (!data) throw new Error('the card is not of the jump kind');
    return this.activate(data);
  }
}

export interface ComponentData {
  activate_ticket: string;
  card_id: string;
  code: string;
}

export const PLAIN: EntryInput = { how: 'plain', scene: 1001 };
export const NAME_AND_PHONE = {
  USER_FORM_INFO_FLAG_NAME: '林小满',
  USER_FORM_INFO_FLAG_MOBILE: '13800006688',
};

/** Arriving by touching a stand that names an entrance or a tag. */
export function touching(id: string): EntryInput {
  return { how: 'tag', scene: 1065, id };
}

export const AT_COUNTER_1 = touching(DEMO.taiyuanFirstTerminal1);

/** A paired front desk. */
export class FrontDesk {
  private constructor(
    readonly world: ServerWorld,
    readonly terminalId: string,
    readonly key: string,
  ) {}

  static async pair(world: ServerWorld, entranceId: string = DEMO.taiyuanFirstTerminal1): Promise<FrontDesk> {
    const { terminal_id } = await world.services.db
      .selectFrom('entrances')
      .select('terminal_id')
      .where('id', '=', entranceId)
      .executeTakeFirstOrThrow();
    if (terminal_id === null) throw new Error('not a terminal entrance');
    const { code } = await createPairingCode(world.services, DEMO.merchant, terminal_id);
    const paired = await world.call<{ key: string }>(
      'POST',
      '/api/v1/terminal/pairings',
      { 'idempotency-key': idempotencyKey() },
      { code },
    );
    return new FrontDesk(world, terminal_id, paired.body.key);
  }

  headers(key = idempotencyKey()): Record<string, string> {
    return { authorization: `Terminal ${this.key}`, 'idempotency-key': key };
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.world.call<T>('GET', `/api/v1/terminal${path}`, this.headers());
  }

  post<T>(path: string, payload: object = {}, key = idempotencyKey()): Promise<Reply<T>> {
    return this.world.call<T>('POST', `/api/v1/terminal${path}`, this.headers(key), payload);
  }

  stream(lastEventId?: string): Promise<EventReader> {
    return EventReader.open(`${this.world.url}/api/v1/terminal/events`, {
      authorization: `Terminal ${this.key}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    });
  }
}

export interface SseEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

/** A reader of Server-Sent Events over a real connection. */
export class EventReader {
  readonly events: SseEvent[] = [];
  #ended = false;
  #wake: () => void = () => undefined;

  private constructor(
    private readonly abort: AbortController,
    readonly contentType: string | null,
    body: ReadableStream<Uint8Array>,
  ) {
    void this.#read(body);
  }

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const abort = new AbortController();
    const reply = await fetch(url, { headers, signal: abort.signal });
    if (!reply.ok || !reply.body) throw new Error(`the stream answered ${reply.status}`);
    return new EventReader(abort, reply.headers.get('content-type'), reply.body);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    let text = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const blocks = (text + decoder.decode(value, { stream: true })).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        this.#wake();
      }
    } catch {
      // Closed by the test or cut by the server: either way there is no more to read.
    }
    this.#ended = true;
    this.#wake();
  }

  #take(block: string): void {
    const field = (name: string): string | null =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? null;
    const data = field('data');
    if (data === null) return;
    this.events.push({
      event: field('event') ?? 'message',
      id: field('id'),
      data: JSON.parse(data) as unknown,
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Waits until `enough` holds for what has arrived; fails after two seconds. */
  async until(enough: (events: readonly SseEvent[]) => boolean): Promise<readonly SseEvent[]> {
    const deadline = Date.now() + 2_000;
    while (!enough(this.events)) {
      if (Date.now() > deadline) throw new Error(`waited in vain; arrived: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.events;
  }

  async untilEnded(): Promise<void> {
    await this.until(() => this.#ended);
  }

  close(): void {
    this.abort.abort();
  }
}
