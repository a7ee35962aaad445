import { isWechatError } from '../../../server/src/wechat/errors';
import { createWechatGateway } from '../../../server/src/wechat/create-gateway';
import type { GatewayOptions } from '../../../server/src/wechat/create-gateway';
import type {
  MiniProgramGateway,
  ServiceAccountGateway,
  WechatGateway,
} from '../../../server/src/wechat/gateway';
import type { WechatClock, WechatRandom } from '../../../server/src/wechat/ports';
import { startSimulator } from '../../../server/src/wechat/simulator';
import type {
  DemoCredentials,
  RunningSimulator,
  SimulatorOptions,
} from '../../../server/src/wechat/simulator';
import { createUndiciTransport } from '../../../server/src/wechat/system-ports';

export interface TestClock extends WechatClock {
  advance(milliseconds: number): void;
  readonly pauses: readonly number[];
}

/** Time that moves only when told; sleeping moves it. */
export function testClock(start = Date.parse('2026-06-01T04:00:00Z')): TestClock {
  let now = start;
  const pauses: number[] = [];
  return {
    now: () => now,
    sleep(milliseconds) {
      pauses.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
    pauses,
  };
}

/** A small generator (mulberry32): the same bytes in every run. */
export function testRandom(seed = 1): WechatRandom {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
    fraction: next,
  };
}

export interface TestPlatform {
  clock: TestClock;
  simulator: RunningSimulator;
  demo: DemoCredentials;
  gateway: WechatGateway;
  mini: MiniProgramGateway;
  service: ServiceAccountGateway;
  phone<T>(path: string, body?: unknown): Promise<T>;
  fault(path: string, errcode: number, more?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** The simulator on a loopback port, and the gateway that reaches it over HTTP. */
export async function testPlatform(
  options: Partial<SimulatorOptions> = {},
  gatewayOptions: Partial<GatewayOptions> = {},
): Promise<TestPlatform> {
  const clock = testClock();
  const simulator = await startSimulator({
    statePath: null,
    clock,
    random: testRandom(),
    manualPushes: true,
    ...options,
  });
  const demo = await simulator.seedDemo();
  const transport = createUndiciTransport();
  const gateway = createWechatGateway({
    baseUrl: simulator.url,
    clock,
    random: testRandom(7),
    transport,
    ...gatewayOptions,
  });

  async function phone<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(simulator.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(`HTTP ${answer.status} ${JSON.stringify(json)}`);
    // Each test names the shape it reads.
    return json as T;
  }

  return {
    clock,
    simulator,
    demo,
    gateway,
    mini: gateway.miniProgram(demo.miniProgram),
    service: gateway.serviceAccount(demo.serviceAccount),
    phone,
    async fault(path, errcode, more = {}) {
      await phone('/control/faults', { path, errcode, times: 1, ...more });
    },
    async close() {
      await transport.close();
      await simulator.close();
    },
  };
}

/** With what WeChat refuses; fails when it does not. */
export async function errcodeOf(act: Promise<unknown>): Promise<number | null> {
  const failure = await act.then(
    () => null,
    (error: unknown) => error,
  );
  if (!isWechatError(failure)) throw new Error('no refusal by WeChat');
  return failure.errcode;
}

/** What the card-opening component is called with, out of the card's opening link. */
export async function openingOf(
  { service }: Pick<TestPlatform, 'service'>,
  cardId: string,
  userId: string,
  outerStr = 'claim-1',
): Promise<Record<string, string>> {
  const { params } = await service.activateUrl({ cardId, outerStr });
  return { userId, encrypt_card_id: params.encryptCardId, biz: params.biz, outer_str: params.outerStr };
}
