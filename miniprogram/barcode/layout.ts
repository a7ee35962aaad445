/** Fits modules to a screen so that every module is a whole number of device pixels: readers want even bars. Pure. */

export interface Fit {
  /** Device pixels of one module. */
  readonly module: number;
  /** Device pixels of the whole picture, quiet zones included. */
  readonly size: number;
  /** CSS px to show it at, so that one device pixel stays one. */
  readonly cssSize: number;
}

/** The largest fit into `cssWidth`; at least one device pixel a module, even if that is wider. */
export function fitModules(modules: number, quiet: number, cssWidth: number, pixelRatio: number): Fit {
  const ratio = pixelRatio > 0 ? pixelRatio : 1;
  const total = modules + 2 * quiet;
  const module = Math.max(1, Math.floor((cssWidth * ratio) / total));
  return { module, size: module * total, cssSize: (module * total) / ratio };
}

/** What the drawing needs of a 2d context. */
export interface Pen {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/** Draws rows of modules, black on white; a bar code is one tall row. Sizes in device pixels. */
export function drawModules(
  pen: Pen,
  rows: readonly (readonly boolean[])[],
  fit: Fit,
  quiet: number,
  rowHeight: number,
): void {
  const margin = rows.length === 1 ? 0 : quiet * fit.module;
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, fit.size, rows.length * rowHeight + 2 * margin);
  pen.fillStyle = '#000000';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; ) {
      let end = x;
      while (row[end] === true) end++;
      if (end > x)
        pen.fillRect((quiet + x) * fit.module, margin + y * rowHeight, (end - x) * fit.module, rowHeight);
      x = Math.max(end, x + 1);
    }
  });
}
