/** Text colours of the card face; the mini-program chooses between the same two. */
const WHITE = '#FFFFFF';
const INK = '#1A1C1F';

/** Largest logo in bytes: it travels with every opening of the member center. */
const MAX_LOGO_BYTES = 32 * 1024;

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The text colour that reads best on a brand colour, and how well: 4.5 and more is readable. */
export function textOn(brandColor: string): { textColor: string; contrast: number } {
  const [white, ink] = [contrast(WHITE, brandColor), contrast(INK, brandColor)];
  const best =
    white >= 4.5 || white >= ink ? { textColor: WHITE, ratio: white } : { textColor: INK, ratio: ink };
  return { textColor: best.textColor, contrast: Math.round(best.ratio * 100) / 100 };
}

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Array.from(text).every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** What a picture is by its first bytes; null for anything but PNG, JPEG and WebP. */
function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? 'image/webp' : null;
}

/** Whether a data URL holds a picture that is what it says it is and small enough. */
export function isUsableLogo(dataUrl: string, bytesOf: (base64: string) => Uint8Array): boolean {
  const match = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl);
  if (!match?.[1] || !match[2]) return false;
  const bytes = bytesOf(match[2]);
  return bytes.length <= MAX_LOGO_BYTES && pictureType(bytes) === match[1];
}
