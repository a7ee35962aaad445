import type { EntranceFace } from './faces';

/** Characters that Windows, macOS or zip tools refuse in a file name, and control characters. */
const REFUSED = /[\\/:*?"<>|\p{Cc}]/gu;
const LONGEST = 60;

/** A name that every file system takes. */
function fileNameOf(text: string): string {
  const clean = text.replace(REFUSED, ' ').replace(/\s+/gu, ' ').trim().replace(/\.+$/, '');
  return Array.from(clean).slice(0, LONGEST).join('') || '未命名';
}

/** 机构-门店-终端; 不区分门店 for the merchant-wide entrance. */
export function entranceFileName(entrance: EntranceFace): string {
  const parts = [entrance.organisation, entrance.store, entrance.terminal].filter((part) => part !== null);
  return fileNameOf(parts.length === 0 ? '不区分门店' : parts.join('-'));
}

/** Gives each name once; a second of the same gets a number. */
export function uniqueNames(): (name: string) => string {
  const used = new Map<string, number>();
  return (name) => {
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  };
}

/** `Content-Disposition` for a name in any script (RFC 6266). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
