/** `'D1 01 0A*3'` → octets; `XX*N` repeats. */
export function octets(hex: string): Uint8Array {
  const out: number[] = [];
  for (const token of hex.split(' ').filter(Boolean)) {
    const [digits = '', times] = token.split('*');
    const run = Buffer.from(digits, 'hex');
    for (let i = 0; i < Number(times ?? 1); i += 1) out.push(...run);
  }
  return Uint8Array.from(out);
}

/** Octets → upper-case hex without spaces. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
