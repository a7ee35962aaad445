import type { MiniProgramContext } from '../app/context';
import { EventChannel } from '../app/event-channel';
import { parsePageUrl } from '../app/urls';
import { ApiFault, asyncApi, required } from './call';
import type { ApiOptions, Wx } from './call';

export function navigationApis(context: MiniProgramContext): Wx {
  const address = (options: ApiOptions): ReturnType<typeof parsePageUrl> =>
    parsePageUrl(String(required(options, 'url')), context.pages.top?.path);
  const open = (manner: 'redirectTo' | 'reLaunch') =>
    asyncApi(manner, (options) => {
      const { path, query } = address(options);
      context.openPage(path, query, manner);
    });
  return {
    navigateTo: asyncApi('navigateTo', (options) => {
      const { path, query } = address(options);
      const eventChannel = new EventChannel();
      for (const [name, listener] of Object.entries(
        (options['events'] ?? {}) as Record<string, () => void>,
      )) {
        eventChannel.on(name, listener);
      }
      context.navigateTo(path, query, eventChannel);
      return { eventChannel };
    }),
    redirectTo: open('redirectTo'),
    reLaunch: open('reLaunch'),
    switchTab: asyncApi('switchTab', (options) => context.switchTab(address(options).path)),
    navigateBack: asyncApi('navigateBack', (options) => {
      if (!context.pages.navigateBack(Number(options['delta'] ?? 1))) {
        throw new ApiFault('cannot navigate back at first page.');
      }
    }),
  };
}
