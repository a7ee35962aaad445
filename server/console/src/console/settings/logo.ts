/** Side of the stored picture: enough for the card face at three pixels a point. */
const SIDE = 160;
/** As the server takes it; characters of base64 for 32 KiB. */
const MAX_CHARS = 43_000;

/** The picture in a file, shrunk to fit; null when it is none. */
export async function shrinkLogo(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  for (const [type, quality] of [
    ['image/png', 1],
    ['image/webp', 0.9],
    ['image/jpeg', 0.8],
  ] as const) {
    const url = canvas.toDataURL(type, quality);
    if (url.startsWith(`data:${type}`) && url.length <= MAX_CHARS) return url;
  }
  return null;
}
