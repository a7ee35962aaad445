import type { HostStorage } from '../runtime/host';
import type { KeyValueStore } from './ports';

/** Storage of one mini-program for one WeChat user on one phone. */
export function miniProgramStorage(
  store: KeyValueStore,
  owner: { device: string; appId: string; userId: string },
): HostStorage {
  const prefix = `nfc-preview:storage:${owner.device}:${owner.userId}:${owner.appId}:`;
  const keys = () =>
    store.keys().flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  return {
    get: (key) => store.get(prefix + key),
    set: (key, value) => store.set(prefix + key, value),
    remove: (key) => store.remove(prefix + key),
    clear: () => keys().forEach((key) => store.remove(prefix + key)),
    keys,
  };
}
