/** Octets of an ArrayBuffer made in another frame too, where `instanceof` fails. */
export function bytesOf(value: unknown): Uint8Array | null {
  if (Object.prototype.toString.call(value) !== '[object ArrayBuffer]') return null;
  return new Uint8Array(value as ArrayBuffer).slice();
}
