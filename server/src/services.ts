import type { Kysely } from 'kysely';
import type { Config } from './config';
import type { NamedLocks } from './db/named-locks';
import type { Database } from './db/schema';
import type { Clock, Log, Random } from './ports';
import type { PendingTaps } from './realtime/pending-taps';
import type { Presence } from './realtime/presence';
import type { QueueNumbers } from './realtime/queue-numbers';
import type { TapBus } from './realtime/tap-bus';
import type { SecretBox } from './security/secrets';
import type { WechatGateway } from './wechat/gateway';

/** Everything the domain may lean on; made once in `main.ts`, and by tests with fakes. */
export interface Services {
  readonly config: Config;
  readonly db: Kysely<Database>;
  /** Await before acknowledging an act: makes what was committed survive a power cut. */
  durable(): Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: SecretBox;
  readonly gateway: WechatGateway;
  /** Held by one node of all at a time. */
  readonly locks: NamedLocks;
  readonly bus: TapBus;
  readonly presence: Presence;
  readonly pendingTaps: PendingTaps;
  readonly queueNumbers: QueueNumbers;
  readonly log: Log;
  /** Waits; tests make it instant. */
  sleep(milliseconds: number): Promise<void>;
}
