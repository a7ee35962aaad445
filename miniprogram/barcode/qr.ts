/** QR Code (ISO/IEC 18004) as rows of modules. */
import qrcode from 'qrcode-generator';

/** Light modules that a reader needs all around. */
export const QR_QUIET_MODULES = 4;

/** UTF-8 bytes of a string; the library's own function mangles everything beyond Latin-1. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const char of encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? [])
    bytes.push(char.length === 3 ? parseInt(char.slice(1), 16) : char.charCodeAt(0));
  return bytes;
}

/** Rows of modules without quiet zone; true is dark. Error correction M; the smallest version that fits. */
export function qrModules(text: string): boolean[][] {
  qrcode.stringToBytes = utf8Bytes;
  const code = qrcode(0, 'M');
  code.addData(text, /^\d+$/.test(text) ? 'Numeric' : 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => code.isDark(row, column)),
  );
}
