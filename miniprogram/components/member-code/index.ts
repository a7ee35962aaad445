import { code128, QUIET_MODULES } from '../../barcode/code128';
import { drawModules, fitModules } from '../../barcode/layout';
import { QR_QUIET_MODULES, qrModules } from '../../barcode/qr';
import { inFours } from '../../member/format';
import { readDevice } from '../../platform/device';

interface CanvasField {
  node?: WechatMiniprogram.Canvas;
}

/** Share of the window that the pictures may take, quiet zones included; visual design asks for 560 and 400 rpx at least. */
const BAR_SHARE = 0.97;
const QR_SHARE = 0.8;
const BAR_HEIGHT_SHARE = 0.24;

/** A member code as CODE128 and QR, black on white whatever the theme; each module is a whole number of device pixels. */
Component({
  properties: {
    code: { type: String, value: '' },
  },
  data: { grouped: '', barWidth: 0, barHeight: 0, qrSize: 0 },
  observers: {
    code(code: string) {
      this.setData({ grouped: inFours(code) });
      if (code) this.drawSoon();
    },
  },
  lifetimes: {
    ready() {
      if (this.data.code) this.drawSoon();
    },
  },
  methods: {
    /** Sizes first, so that the canvases have their boxes, then the pictures. */
    drawSoon() {
      const { windowWidth, pixelRatio } = readDevice();
      const { code } = this.data;
      const bars = [code128(code)];
      const squares = qrModules(code);
      const bar = fitModules(bars[0]!.length, QUIET_MODULES, windowWidth * BAR_SHARE, pixelRatio);
      const qr = fitModules(squares.length, QR_QUIET_MODULES, windowWidth * QR_SHARE, pixelRatio);
      const barRow = Math.round(windowWidth * BAR_HEIGHT_SHARE * pixelRatio);
      const sizes = { barWidth: bar.cssSize, barHeight: barRow / pixelRatio, qrSize: qr.cssSize };
      this.setData(sizes, () => {
        this.createSelectorQuery()
          .select('#bar')
          .fields({ node: true })
          .select('#qr')
          .fields({ node: true })
          .exec((found: (CanvasField | null)[]) => {
            // A newer code may have come meanwhile; its own drawing follows.
            if (this.data.code !== code) return;
            const [barNode, qrNode] = found.map((it) => it?.node);
            if (!barNode || !qrNode) return;
            barNode.width = bar.size;
            barNode.height = barRow;
            drawModules(context2d(barNode), bars, bar, QUIET_MODULES, barRow);
            qrNode.width = qr.size;
            qrNode.height = qr.size;
            drawModules(context2d(qrNode), squares, qr, QR_QUIET_MODULES, qr.module);
          });
      });
    },
  },
});

const context2d = (canvas: WechatMiniprogram.Canvas) =>
  canvas.getContext('2d') as WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D;
