/** Keys by version; the highest version seals, every version opens. */
export type SecretKeys = ReadonlyMap<number, Uint8Array>;

const ENTRY = /^(?:([1-9][0-9]{0,5}):)?([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads `key` or `1:key,2:key` (also one a line), each key 32 bytes in base64.
 * Null when any entry is malformed or a version appears twice.
 */
export function parseSecretKeys(text: string): SecretKeys | null {
  const keys = new Map<number, Uint8Array>();
  for (const entry of text.split(/[,\r\n]+/).map((part) => part.trim())) {
    if (entry === '') continue;
    const match = ENTRY.exec(entry);
    if (!match?.[2]) return null;
    const version = Number(match[1] ?? 1);
    const key = Buffer.from(match[2], 'base64');
    if (key.length !== 32 || keys.has(version)) return null;
    keys.set(version, key);
  }
  return keys.size > 0 ? keys : null;
}
