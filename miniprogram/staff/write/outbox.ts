/** Results on their way to the register. They wait on the phone without network and arrive exactly once, by their key. */
import type { StaffWriteApi, TagWrite } from '../api/staff';
import { asFailure } from '../../api/failure';
import type { FailureCode } from '../../api/failure';
import { newIdempotencyKey } from '../../api/idempotency';
import type { Random } from '../../platform/clock';
import type { Storage } from '../../platform/storage';

/** One result, stored until the server answered for it. */
export interface QueuedWrite {
  readonly key: string;
  /** Write code that was in force; the server keeps the result even if it was revoked meanwhile. */
  readonly code: string;
  readonly result: TagWrite;
}

export interface Outbox {
  /** Keeps a result until the server answered for it; returns its key. */
  add(code: string, result: TagWrite): string;
  /** What became of a result that was added in this visit. */
  fate(key: string): 'waiting' | 'arrived' | 'refused';
  /** Sends what waits, oldest first, one at a time. Never rejects; a second call joins the first. */
  flush(): Promise<void>;
  /** Results that wait. */
  waiting(): number;
  /** Tag ids that must not be given to another tag: their result has not arrived. */
  tagIds(): string[];
  /** Results the server refused for good, newest last; kept for the details on the page. */
  refused(): readonly string[];
}

export interface OutboxPorts {
  readonly storage: Storage;
  readonly api: Pick<StaffWriteApi, 'registerWrite'>;
  readonly random: Random;
  readonly onChange: () => void;
  readonly onReceipt: (code: string, writtenToday: number) => void;
}

const STORED = 'staff-write-outbox';
/**
 * The server's word about this very result: it will never take it. Anything else says something about the moment (no login, a
 * suspended merchant, a server of another version), and the result waits.
 */
const NEVER_TAKEN: readonly FailureCode[] = [
  'bad_request',
  'idempotency_conflict',
  'write_code_unknown',
  'tag_unknown',
];

function isQueued(value: unknown): value is QueuedWrite {
  const item = value as Partial<QueuedWrite> | null;
  return (
    typeof item === 'object' &&
    item !== null &&
    typeof item.key === 'string' &&
    typeof item.code === 'string' &&
    typeof item.result === 'object'
  );
}

/** Opens the outbox with what an earlier visit left in storage. */
export function createOutbox({ storage, api, random, onChange, onReceipt }: OutboxPorts): Outbox {
  const stored = storage.read(STORED);
  let queue: QueuedWrite[] = Array.isArray(stored) ? stored.filter(isQueued) : [];
  const refused: string[] = [];
  const refusedKeys = new Set<string>();
  let sending: Promise<void> | null = null;

  function keep(next: QueuedWrite[]): void {
    queue = next;
    // A phone that refuses to store still sends: the queue in memory is the truth of this visit.
    storage.write(STORED, queue);
    onChange();
  }

  async function sendAll(): Promise<void> {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const { key, code, result } = next;
      try {
        const { writtenToday } = await api.registerWrite(code, result, key);
        onReceipt(code, writtenToday);
      } catch (error) {
        const failure = asFailure(error);
        if (!NEVER_TAKEN.includes(failure.code)) return;
        refused.push(`${result.uid} ${failure.code}`);
        refusedKeys.add(key);
      }
      keep(queue.filter((waiting) => waiting.key !== key));
    }
  }

  return {
    add(code, result) {
      const key = newIdempotencyKey(random);
      keep([...queue, { key, code, result }]);
      return key;
    },
    fate(key) {
      if (queue.some((item) => item.key === key)) return 'waiting';
      return refusedKeys.has(key) ? 'refused' : 'arrived';
    },
    flush() {
      sending ??= sendAll().then(() => {
        sending = null;
      });
      return sending;
    },
    waiting: () => queue.length,
    tagIds: () => queue.flatMap(({ result }) => (result.tagId === null ? [] : [result.tagId])),
    refused: () => refused,
  };
}
