import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports';

/** N=2^15, r=8, p=3 (OWASP); each run takes about 120 ms and 32 MiB, hence the gate below. */
const COST = { N: 32_768, r: 8, p: 3 } as const;
const MEMORY = 64 * 1024 * 1024;
const AT_ONCE = 2;
const FORMAT = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

let running = 0;
const waiting: (() => void)[] = [];

async function gated<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return gated(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, 32, { ...cost, maxmem: MEMORY }, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      }),
  );
}

/** Text to store for a password: `scrypt$N$r$p$salt$key`. At most two derivations run at once. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = Buffer.from(random.bytes(16));
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

const NOBODY = Buffer.alloc(16);

/**
 * Whether `password` is the one behind `stored`. With `stored` null (no such account) the same work is done
 * and the answer is false, so that time does not tell which accounts exist.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const match = stored === null ? null : FORMAT.exec(stored);
  if (!match?.[4] || !match[5]) {
    await derive(password, NOBODY, COST);
    return false;
  }
  const expected = Buffer.from(match[5], 'base64url');
  const cost = { N: Number(match[1]), r: Number(match[2]), p: Number(match[3]) };
  const actual = await derive(password, Buffer.from(match[4], 'base64url'), cost);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
