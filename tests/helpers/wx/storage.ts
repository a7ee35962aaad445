import type { Storage } from '../../../miniprogram/platform/storage';

/** Storage that copies like a phone's, and refuses writes when full. */
export function fakeStorage(initial: Record<string, unknown> = {}) {
  const values = new Map(Object.entries(initial).map(([key, value]) => [key, JSON.stringify(value)]));
  const fake = {
    full: false,
    read(key: string): unknown {
      const text = values.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    write(key: string, value: unknown) {
      if (fake.full) return false;
      values.set(key, JSON.stringify(value));
      return true;
    },
    remove(key: string) {
      values.delete(key);
    },
    keys: () => [...values.keys()],
  };
  return fake satisfies Storage;
}
