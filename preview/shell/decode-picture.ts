import jsQR from 'jsqr';

/** Longest side that is searched for a code, px; larger photographs are scaled down first. */
const LONGEST = 1400;

/** Reads the code in a picture as a phone's scanner does. Throws with words for people when there is none. */
export async function decodePicture(picture: Blob): Promise<string> {
  const bitmap = await createImageBitmap(picture).catch(() => {
    throw new Error('打不开这张图片，请换一张 PNG 或 JPG');
  });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('浏览器不能读取图片');
  // Transparent codes are meant for a light ground.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const found = jsQR(data, width, height);
  if (found === null) throw new Error('图片里没有认出小程序码，请换一张清楚完整的');
  return found.data;
}

/** Loads a picture of this site (with the browser's session, for the console's own) and reads its code. */
export async function decodePictureAt(url: string): Promise<string> {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin && address.protocol !== 'data:')
    throw new Error('只能扫描本站的图片');
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => null);
  if (response === null || !response.ok)
    throw new Error('小程序码图片打不开，可能已过期，请回到商家平台重新获取');
  return decodePicture(await response.blob());
}
