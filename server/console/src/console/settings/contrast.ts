function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** While typing; what the server stores and answers is its own sum. White is taken where it reads well enough. */
export function contrastOn(color: string): { text: string; ratio: number } {
  const ground = luminance(color);
  const white = 1.05 / (ground + 0.05);
  const ink = (ground + 0.05) / (luminance('#1A1C1F') + 0.05);
  const takeWhite = white >= 4.5 || white >= ink;
  const ratio = takeWhite ? white : Math.max(ink, 1 / ink);
  return { text: takeWhite ? '#FFFFFF' : '#1A1C1F', ratio: Math.round(ratio * 100) / 100 };
}
