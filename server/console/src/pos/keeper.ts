import { newIdempotencyKey } from '../api/client';
import { pair, type TerminalFace } from '../api/terminal';

const keyName = 'nmc.terminal.key';

/** The terminal key lives in this browser only; it is revoked in the console. */
export const storedKey = (): string | null => localStorage.getItem(keyName);

/** Forgets this key; not one that another tab of the page was given meanwhile. */
export function forgetKey(key: string): void {
  if (storedKey() === key) localStorage.removeItem(keyName);
}

/** Told when another tab of the page paired anew or left the pairing; returns the matching "off". */
export function onKeyElsewhere(listener: () => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key === keyName || event.key === null) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** Pairing code handed over in the address (`/pos/#pair=CODE`); taken out of it at once, so that it is not shared by accident. */
export function takePairingCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (code) history.replaceState(null, '', location.pathname);
  return code;
}

/** The code that was tried last, whose answer may have been lost. */
let tried: { readonly code: string; readonly idempotencyKey: string } | null = null;

/**
 * Pairs with a one-time code; a lost answer is asked for again under the same idempotency key, also when the same code is
 * typed again later: a code that was spent without anybody hearing of it still pairs.
 */
export async function pairWith(typed: string): Promise<{ key: string; terminal: TerminalFace }> {
  const code = typed.normalize('NFKC').trim().toUpperCase();
  if (tried?.code !== code) tried = { code, idempotencyKey: newIdempotencyKey() };
  const { idempotencyKey } = tried;
  const ask = (): Promise<{ key: string; terminal: TerminalFace }> => pair(code, idempotencyKey);
  const answer = await ask().catch((error: unknown) => {
    if (error instanceof Error && 'status' in error && error.status === 0) return ask();
    throw error;
  });
  tried = null;
  localStorage.setItem(keyName, answer.key);
  return answer;
}
