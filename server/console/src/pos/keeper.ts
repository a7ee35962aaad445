import { newIdempotencyKey } from '../api/client';
import { pair, type TerminalFace } from '../api/terminal';

const keyName = 'nmc.terminal.key';

/** The terminal key lives in this browser only; it is revoked in the console. */
export const storedKey = (): string | null => localStorage.getItem(keyName);
export const forgetKey = (): void => localStorage.removeItem(keyName);

/** Pairing code handed over in the address (`/pos/#pair=CODE`); taken out of it at once, so that it is not shared by accident. */
export function takePairingCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (code) history.replaceState(null, '', location.pathname);
  return code;
}

/** Pairs with a one-time code; a lost answer is asked for again under the same idempotency key. */
export async function pairWith(code: string): Promise<{ key: string; terminal: TerminalFace }> {
  const idempotencyKey = newIdempotencyKey();
  const ask = (): Promise<{ key: string; terminal: TerminalFace }> =>
    pair(code.trim().toUpperCase(), idempotencyKey);
  const answer = await ask().catch((error: unknown) => {
    if (error instanceof Error && 'status' in error && error.status === 0) return ask();
    throw error;
  });
  localStorage.setItem(keyName, answer.key);
  return answer;
}
