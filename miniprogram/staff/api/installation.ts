/** A random name for this installation, so that two phones on one write code are told apart. It says nothing else. */
import { base62 } from '../../api/idempotency';
import type { Random } from '../../platform/clock';
import type { Storage } from '../../platform/storage';

const KEY = 'installation';
const FORM = /^[0-9A-Za-z]{24}$/;

/** The id: 24 characters base-62, made at the first call and kept. Where storage refuses, it lasts as long as the page. */
export function createInstallation(storage: Storage, random: Random): () => string {
  let mine: string | null = null;
  return () => {
    if (mine !== null) return mine;
    const stored = storage.read(KEY);
    if (typeof stored === 'string' && FORM.test(stored)) mine = stored;
    else {
      mine = base62(random, 24);
      storage.write(KEY, mine);
    }
    return mine;
  };
}
