import { CanvasNode } from '../builtins/canvas';
import type { MiniProgramContext } from '../app/context';
import { ApiFault, asyncApi, required, textOption } from './call';
import type { ApiOptions, Wx } from './call';
import { IntersectionObservation } from './intersection';
import { SelectorQuery } from './selector-query';
import type { Caller } from './selector-query';

/** Queries, observers, canvas and pictures. */
export function graphicsApis(context: MiniProgramContext): Wx {
  const topCaller = (): Caller | undefined => context.pages.top?.caller as Caller | undefined;
  return {
    createSelectorQuery: () => new SelectorQuery(topCaller(), () => context.pages.top?.dom),
    createIntersectionObserver: (caller: Caller | undefined, options?: object) =>
      new IntersectionObservation(caller ?? topCaller(), options),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      return new CanvasNode(canvas);
    },
    createAnimation: () => {
      throw new ApiFault('not supported by the preview: use CSS');
    },
    canvasToTempFilePath: asyncApi('canvasToTempFilePath', (options) => {
      const canvas = required(options, 'canvas');
      if (!(canvas instanceof CanvasNode)) throw new ApiFault('canvas is not a canvas of type 2d');
      const type = textOption(options, 'fileType', 'png') === 'jpg' ? 'jpg' : 'png';
      const url = canvas.toDataURL(
        type === 'jpg' ? 'image/jpeg' : 'image/png',
        Number(options['quality'] ?? 1),
      );
      return { tempFilePath: context.files.add(url, type) };
    }),
    saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', async (options) => {
      await context.privacy.require('saveImageToPhotosAlbum');
      const path = textOption(options, 'filePath');
      const link = document.createElement('a');
      link.href = context.assetUrl(path);
      link.download = path.slice(path.lastIndexOf('/') + 1);
      link.click();
    }),
    getImageInfo: asyncApi('getImageInfo', (options) => imageInfo(context, options)),
  };
}

function imageInfo(context: MiniProgramContext, options: ApiOptions): Promise<Wx> {
  const path = String(required(options, 'src'));
  const picture = new Image();
  return new Promise((resolve, reject) => {
    picture.addEventListener('load', () =>
      resolve({
        width: picture.naturalWidth,
        height: picture.naturalHeight,
        path,
        orientation: 'up',
        type: 'unknown',
      }),
    );
    picture.addEventListener('error', () => reject(new ApiFault('file not found')));
    picture.src = context.assetUrl(path);
  });
}
