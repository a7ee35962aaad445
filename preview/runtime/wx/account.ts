import type { MiniProgramContext } from '../app/context';
import type { PrivacyListener } from '../app/privacy';
import { PRIVACY_CONTRACT } from '../app/privacy';
import type { EnvVersion } from '../host';
import { ApiFault, asyncApi, required, textOption } from './call';
import type { Wx } from './call';

const VERSIONS: readonly string[] = ['develop', 'trial', 'release'];

/** Login, privacy, cards and the way to other mini-programs. */
export function accountApis(context: MiniProgramContext): Wx {
  const { host, privacy, overlays } = context;
  return {
    login: asyncApi('login', () => host.login()),
    checkSession: asyncApi('checkSession', () => undefined),
    getSetting: asyncApi('getSetting', () => ({ authSetting: {}, subscriptionsSetting: {} })),
    openSetting: asyncApi('openSetting', () => ({ authSetting: {} })),
    authorize: asyncApi('authorize', () => undefined),
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: privacy.needed,
      privacyContractName: PRIVACY_CONTRACT,
    })),
    openPrivacyContract: asyncApi('openPrivacyContract', async () => {
      await overlays.modal({
        title: PRIVACY_CONTRACT,
        content: '预览中没有隐私保护指引正文；真实内容由商家在小程序管理后台填写。',
        showCancel: false,
        cancelText: '',
        cancelColor: '#000000',
        confirmText: '关闭',
        confirmColor: '#07c160',
        editable: false,
        placeholderText: '',
      });
    }),
    requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () =>
      privacy.require('requirePrivacyAuthorize'),
    ),
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => {
      privacy.listener = listener;
    },
    navigateToMiniProgram: asyncApi('navigateToMiniProgram', (options) => {
      const version = textOption(options, 'envVersion', 'release');
      return host.openMiniProgram({
        appId: String(required(options, 'appId')),
        path: textOption(options, 'path'),
        extraData: options['extraData'],
        envVersion: (VERSIONS.includes(version) ? version : 'release') as EnvVersion,
      });
    }),
    navigateBackMiniProgram: asyncApi('navigateBackMiniProgram', (options) =>
      host.backToOpener(options['extraData']),
    ),
    openCard: asyncApi('openCard', (options) => {
      const list = required(options, 'cardList');
      if (!Array.isArray(list)) throw new ApiFault('parameter error: parameter.cardList should be Array');
      return host.openCards(
        (list as Record<string, unknown>[]).map(({ cardId, code }) => ({
          cardId: String(cardId),
          code: String(code),
        })),
      );
    }),
    addCard: asyncApi('addCard', () => {
      throw new ApiFault('not supported by the preview');
    }),
    requestSubscribeMessage: asyncApi('requestSubscribeMessage', () => {
      throw new ApiFault('not supported by the preview', { errCode: 20004 });
    }),
  };
}
