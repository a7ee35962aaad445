import type { BuiltinContext } from '../builtins/context';
import type { MiniProgramContext } from './context';
import { toFailure } from '../wx/call';

/** What a press of a `<button open-type>` does; the event goes back through `trigger`. */
export function openTypeHandler(context: () => MiniProgramContext): BuiltinContext['openType'] {
  return (name, component, trigger) => {
    const types = name.split('|');
    if (types.includes('agreePrivacyAuthorization')) {
      context().privacy.agree();
      trigger('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
    }
    if (types.includes('getPhoneNumber')) void phoneNumber(context(), trigger);
    else if (types.includes('share')) share(context(), component);
    else if (types.includes('openSetting'))
      trigger('opensetting', { errMsg: 'openSetting:ok', authSetting: {} });
    else if (types.includes('exit')) context().host.exit();
    else if (!types.includes('agreePrivacyAuthorization')) {
      notice(context(), `预览不支持 open-type="${name}"，请在手机上查看`);
    }
  };
}

async function phoneNumber(
  context: MiniProgramContext,
  trigger: (type: string, detail: unknown) => void,
): Promise<void> {
  try {
    await context.privacy.require('getPhoneNumber');
    const { code } = await context.host.phoneNumber();
    trigger('getphonenumber', { errMsg: 'getPhoneNumber:ok', code });
  } catch (error) {
    trigger('getphonenumber', toFailure('getPhoneNumber', error));
  }
}

interface ShareCard {
  title?: string;
  path?: string;
}

function share(context: MiniProgramContext, component: Parameters<BuiltinContext['openType']>[1]): void {
  const page = context.pages.pageOf(component);
  if (!page) return;
  const card = (page.call('onShareAppMessage', { from: 'button', target: component }) ?? {}) as ShareCard;
  const query = Object.entries(page.query).map(([name, value]) => `${name}=${value}`);
  const path = card.path ?? `${page.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const title = card.title ?? page.chrome.title;
  if (context.host.share) context.host.share({ title, path });
  else notice(context, `已转发：${title}`);
}

function notice(context: MiniProgramContext, title: string): void {
  context.overlays.showToast({ title, icon: 'none', image: '', duration: 2500, mask: false });
}
