import { PRIVACY_KEY } from '../app/privacy';
import type { HostStorage } from '../host';
import { ApiFault, asyncApi, required } from './call';
import type { ApiOptions, Wx } from './call';

/** WeChat's limits. */
const LIMIT_KB = 10240;
const VALUE_LIMIT_BYTES = 1024 * 1024;

/** Storage keeps the type of a value: what goes in comes out, `undefined` and functions apart. */
export function storageApis(storage: HostStorage): Wx {
  const keys = (): string[] => storage.keys().filter((key) => key !== PRIVACY_KEY);
  const sizeOf = (key: string): number => (storage.get(key) ?? '').length;
  const set = (key: string, value: unknown): void => {
    const text = JSON.stringify(value ?? '');
    if (text.length > VALUE_LIMIT_BYTES) throw new ApiFault('entry size limit reached');
    const others = keys().reduce((sum, other) => sum + (other === key ? 0 : sizeOf(other)), 0);
    if (others + text.length > LIMIT_KB * 1024) throw new ApiFault('exceed storage max size 10Mb');
    storage.set(key, text);
  };
  const get = (key: string): unknown => {
    const text = storage.get(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  };
  const clear = (): void => keys().forEach((key) => storage.remove(key));
  const info = (): { keys: string[]; currentSize: number; limitSize: number } => ({
    keys: keys(),
    currentSize: Math.ceil(keys().reduce((sum, key) => sum + sizeOf(key), 0) / 1024),
    limitSize: LIMIT_KB,
  });
  const keyOf = (options: ApiOptions): string => String(required(options, 'key'));
  return {
    setStorageSync: set,
    getStorageSync: (key: string) => get(key) ?? '',
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: asyncApi('setStorage', (options) => set(keyOf(options), options['data'])),
    getStorage: asyncApi('getStorage', (options) => {
      const data = get(keyOf(options));
      if (data === undefined) throw new ApiFault('data not found');
      return { data };
    }),
    removeStorage: asyncApi('removeStorage', (options) => storage.remove(keyOf(options))),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', info),
    batchSetStorageSync: (list: { key: string; value: unknown }[]) =>
      list.forEach(({ key, value }) => set(key, value)),
    batchGetStorageSync: (list: string[]) => list.map((key) => get(key) ?? ''),
  };
}
