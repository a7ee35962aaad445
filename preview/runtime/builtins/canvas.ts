import type { Builtin } from './define';

/** What `fields({node: true})` gives for `<canvas type="2d">`: the documented members only, over a DOM canvas. */
export class CanvasNode {
  constructor(private readonly element: HTMLCanvasElement) {}

  get width(): number {
    return this.element.width;
  }

  set width(value: number) {
    this.element.width = value;
  }

  get height(): number {
    return this.element.height;
  }

  set height(value: number) {
    this.element.height = value;
  }

  getContext(type: string): unknown {
    return this.element.getContext(type);
  }

  createImage(): HTMLImageElement {
    return new Image();
  }

  createImageData(width: number, height: number): ImageData {
    return new ImageData(width, height);
  }

  createPath2D(path?: Path2D | string): Path2D {
    return new Path2D(path);
  }

  requestAnimationFrame(callback: FrameRequestCallback): number {
    return requestAnimationFrame(callback);
  }

  cancelAnimationFrame(id: number): void {
    cancelAnimationFrame(id);
  }

  toDataURL(type?: string, quality?: number): string {
    return this.element.toDataURL(type, quality);
  }
}

const nodes = new WeakMap<HTMLElement, CanvasNode>();

/** Canvas node of a `wx-canvas` element; null for other elements. */
export function canvasNodeOf(dom: HTMLElement): CanvasNode | null {
  return nodes.get(dom) ?? null;
}

const canvas: Builtin = {
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  setup(element) {
    const drawing = document.createElement('canvas');
    element.dom.append(drawing);
    nodes.set(element.dom, new CanvasNode(drawing));
  },
};

export const canvasBuiltins: Record<string, Builtin> = { canvas };
