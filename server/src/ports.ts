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

export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
