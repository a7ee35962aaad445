import jsQR from 'jsqr';
import { drawModules, fitModules } from '../../../miniprogram/barcode/layout';
import { QR_QUIET_MODULES, qrModules, utf8Bytes } from '../../../miniprogram/barcode/qr';
import { code128, QUIET_MODULES } from '../../../miniprogram/barcode/code128';

/** A pen that fills bytes, as a canvas would. */
function paper(width: number, height: number) {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  const words = new Uint32Array(pixels.buffer);
  const pen = {
    fillStyle: '' as unknown,
    fillRect(x: number, y: number, w: number, h: number) {
      if (x < 0 || y < 0 || x + w > width || y + h > height) throw new Error(`outside: ${x},${y} ${w}×${h}`);
      if (![x, y, w, h].every(Number.isInteger)) throw new Error('a fraction of a device pixel');
      const colour = pen.fillStyle === '#000000' ? 0xff000000 : 0xffffffff;
      for (let row = y; row < y + h; row++) words.fill(colour, row * width + x, row * width + x + w);
    },
  };
  return { pen, pixels };
}

/** Widths of phones (CSS px) and their pixel ratios; the odd ratios are Android's. */
const screens = [
  [320, 2],
  [360, 2.75],
  [375, 2],
  [375, 3],
  [393, 2.625],
  [430, 3],
  [375, 1],
] as const;

describe.each(screens)('on a screen of %d px at ratio %d', (width, ratio) => {
  it.each(['123456789012345678', '会员码 A-1'])(
    'the QR code of %s is read back by an independent decoder',
    (text) => {
      const rows = qrModules(text);
      const fit = fitModules(rows.length, QR_QUIET_MODULES, width * 0.8, ratio);
      const { pen, pixels } = paper(fit.size, fit.size);
      drawModules(pen, rows, fit, QR_QUIET_MODULES, fit.module);
      expect(jsQR(pixels, fit.size, fit.size)?.data).toBe(text);
      expect(fit.cssSize).toBeLessThanOrEqual(width * 0.8);
    },
  );

  it('the bar code is on whole device pixels, fits, and is wide enough', () => {
    const modules = code128('123456789012345678');
    const fit = fitModules(modules.length, QUIET_MODULES, width * 0.97, ratio);
    const { pen, pixels } = paper(fit.size, 4);
    drawModules(pen, [modules], fit, QUIET_MODULES, 4);
    const read = modules.map(
      (_, at) => pixels[((QUIET_MODULES + at) * fit.module + Math.floor(fit.module / 2)) * 4] === 0,
    );
    expect(read).toEqual(modules);
    expect(fit.cssSize).toBeLessThanOrEqual(width);
    expect((fit.cssSize / width) * 750).toBeGreaterThanOrEqual(560);
  });
});

it('takes one device pixel a module where there is no room, rather than none', () => {
  expect(fitModules(134, 10, 100, 1).module).toBe(1);
  expect(fitModules(21, 4, 100, 0).cssSize).toBe(87);
});

it.each(['a', 'é', '会员', '😀', '%41'])('writes %s in UTF-8', (text) => {
  expect(utf8Bytes(text)).toEqual([...Buffer.from(text, 'utf8')]);
});
