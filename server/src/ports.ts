import { randomBytes } from 'node:crypto';

/** Where "now" comes from; milliseconds since 1970 in UTC. Injected so that tests own time. */
export interface Clock {
  now(): number;
}

/** Where unpredictable bytes come from. Injected so that tests own chance. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** Narrow door for what happened; texts and fields without secrets, openids or phone numbers. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Bytes asked of the system at once: asking costs more than the bytes. */
const BLOCK = 8_192;

/** The system's random bytes, each handed out once. */
function inBlocks(): Random {
  let block: Uint8Array = new Uint8Array(0);
  let used = 0;
  return {
    bytes(count) {
      if (count > BLOCK / 8) return randomBytes(count);
      if (used + count > block.length) {
        block = randomBytes(BLOCK);
        used = 0;
      }
      used += count;
      return block.subarray(used - count, used);
    },
  };
}

export const systemRandom: Random = inBlocks();
