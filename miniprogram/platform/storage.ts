/** The phone's key-value storage, synchronous so that the first frame can be drawn from it. */
export interface Storage {
  /** undefined when absent or unreadable. */
  read(key: string): unknown;
  /** False when the phone refused (full, or taken away): callers go on without. */
  write(key: string, value: unknown): boolean;
  remove(key: string): void;
}

export const wxStorage: Storage = {
  read(key) {
    try {
      const value: unknown = wx.getStorageSync(key);
      return value === '' ? undefined : value;
    } catch {
      return undefined;
    }
  },
  write(key, value) {
    try {
      wx.setStorageSync(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      wx.removeStorageSync(key);
    } catch {
      // Nothing depends on it being gone: readers check ages.
    }
  },
};
