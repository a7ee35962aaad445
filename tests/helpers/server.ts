import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/src/app';
import type { Room } from '../../server/src/app';
import { loadConfig } from '../../server/src/config';
import { migrations } from '../../server/src/db/migrations';
import { openNodes } from '../../server/src/db/nodes';
import type { Nodes } from '../../server/src/db/nodes';
import { openDatabase } from '../../server/src/db/open';
import type { DatabaseLocation, OpenDatabase } from '../../server/src/db/open';
import type { Database } from '../../server/src/db/schema';
import { ApiError } from '../../server/src/contract/api-error';
import type { Authenticators } from '../../server/src/plugins/callers';
import { createPendingTaps } from '../../server/src/realtime/pending-taps';
import { createPresence } from '../../server/src/realtime/presence';
import { createQueueNumbers } from '../../server/src/realtime/queue-numbers';
import { createTapBus } from '../../server/src/realtime/tap-bus';
import { createSecretBox } from '../../server/src/security/secrets';
import type { Services } from '../../server/src/services';
import type { WechatGateway } from '../../server/src/wechat/gateway';
import { testLocation } from './server-database';
import { FakeClock, seededRandom } from './server-ports';

/** A gateway that fails whoever asks it: tests that need WeChat bring the simulator or their own. */
const noWechat: WechatGateway = {
  miniProgram() {
    throw new Error('this test has no WeChat');
  },
  serviceAccount() {
    throw new Error('this test has no WeChat');
  },
};

const refuse = () => Promise.reject(new ApiError('unauthenticated'));

/** Knows nobody; tests replace what they need. */
export const nobody: Authenticators = {
  memberSession: refuse,
  visitorSession: () => Promise.resolve(null),
  writeCode: refuse,
  staff: refuse,
  reachesWriteCode: () => Promise.resolve(false),
  terminal: refuse,
  console: refuse,
};

export interface TestServices extends Services {
  readonly clock: FakeClock;
  readonly logged: { level: string; text: string; fields: object }[];
  readonly location: DatabaseLocation;
  readonly nodes: Nodes;
  close(): Promise<void>;
}

export interface TestServicesOptions {
  /** Keeps the data for whoever opens the same folder again. Default: a fresh database. */
  dataDir?: string;
  /** The database of another node. Default: its own. */
  location?: DatabaseLocation;
  gateway?: WechatGateway;
  clock?: FakeClock;
  env?: Record<string, string>;
  /** Default: waits for nothing. */
  sleep?: (milliseconds: number) => Promise<void>;
  /** Stands in for the disk's sync. */
  durable?: () => Promise<void>;
}

let nodeCount = 0;

/** Real services over a fresh database, with a clock that tests move and chance that repeats. */
export async function testServices(options: TestServicesOptions = {}): Promise<TestServices> {
  const location = options.location ?? (await testLocation(options.dataDir));
  const open: OpenDatabase<Database> = await openDatabase<Database>(location, migrations);
  nodeCount += 1;
  const node = `node-${nodeCount}`;
  // Nodes over one database must not make the same ids.
  const random = seededRandom(options.location ? node : undefined);
  const logged: TestServices['logged'] = [];
  const note = (level: string) => (fields: object, text: string) => void logged.push({ level, text, fields });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const nodes = await openNodes(location, node, log);
  const clock = options.clock ?? new FakeClock();
  const bus = createTapBus(nodes.channel);
  return {
    config: loadConfig({ WECHAT_MODE: 'simulator', LOG_LEVEL: 'silent', ...options.env }, tmpdir()),
    db: open.db,
    durable: options.durable ?? (() => open.durable()),
    clock,
    random,
    secrets: createSecretBox(new Map([[1, Buffer.alloc(32, 1)]]), random),
    gateway: options.gateway ?? noWechat,
    locks: nodes.locks,
    bus,
    presence: createPresence(nodes.channel),
    pendingTaps: createPendingTaps(),
    queueNumbers: createQueueNumbers(bus, { clock, random }),
    log,
    sleep: options.sleep ?? (() => Promise.resolve()),
    logged,
    location,
    nodes,
    async close() {
      await nodes.close();
      await open.close();
    },
  };
}

/** The app with the given rooms; every answer is checked against the contract. */
export async function testApp(
  services: Services,
  rooms: readonly Room[],
  authenticators: Authenticators = nobody,
): Promise<FastifyInstance> {
  const app = await buildApp({ services, authenticators, rooms, checkAnswers: true });
  await app.ready();
  return app;
}

/** A folder that exists for one test file. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'member-center-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

let keys = 0;

/** A fresh Idempotency-Key. */
export function idempotencyKey(): string {
  keys += 1;
  return `test-key-${String(keys).padStart(12, '0')}`;
}
