import PDFDocument from 'pdfkit';
import type { Box, Drawing, Shape } from './drawing';

const POINTS = 72 / 25.4;

/** Boxes of a page are told from its lower left corner, in points. */
function boxOf(drawing: Drawing, box: Box): number[] {
  const bottom = drawing.height - box.y - box.height;
  return [box.x, bottom, box.x + box.width, bottom + box.height].map(
    (value) => Math.round(value * POINTS * 1e4) / 1e4,
  );
}

function draw(pdf: PDFKit.PDFDocument, shape: Shape): void {
  switch (shape.kind) {
    case 'path': {
      const { fill, stroke } = shape;
      pdf.path(shape.d);
      if (stroke) {
        pdf.lineWidth(stroke.width).lineCap('round').lineJoin('round');
        if (stroke.dash) pdf.dash(stroke.dash[0], { space: stroke.dash[1] });
        else pdf.undash();
      }
      if (fill !== null && stroke) pdf.fillAndStroke(fill, stroke.color);
      else if (fill !== null) pdf.fill(fill);
      else if (stroke) pdf.stroke(stroke.color);
      return;
    }
    case 'bitmap': {
      const { x, y, width, height } = shape.box;
      pdf.image(Buffer.from(shape.bitmap.bytes), x, y, { width, height });
      return;
    }
    case 'group':
      pdf.save();
      pdf.translate(...shape.at);
      if (shape.turns === 1) pdf.rotate(90);
      if (shape.clip !== null) pdf.path(shape.clip).clip();
      for (const inner of shape.shapes) draw(pdf, inner);
      pdf.restore();
  }
}

/**
 * The drawings as the pages of one PDF 1.7: all vector but for pictures, no font, with MediaBox, BleedBox and TrimBox
 * for the printer.
 */
export async function toPdf(drawings: readonly Drawing[], title: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    // No default font: none is ever used.
    font: '',
    info: { Title: title, Creator: 'NFC Member Center' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  for (const drawing of drawings) {
    pdf.addPage({ size: [drawing.width * POINTS, drawing.height * POINTS], margin: 0 });
    Object.assign(pdf.page.dictionary.data, {
      TrimBox: boxOf(drawing, drawing.trim),
      BleedBox: boxOf(drawing, drawing.bleed),
    });
    pdf.scale(POINTS);
    for (const shape of drawing.shapes) draw(pdf, shape);
  }
  pdf.end();
  await done;
  return Buffer.concat(parts);
}
