import { readJson } from './answers';
import { WechatError } from './errors';
import type { EnvVersion, MiniProgramGateway, WechatAccount } from './gateway';
import type { WechatHttpClient } from './http-client';
import { sniffPicture } from './picture';

const SESSION = '/sns/jscode2session';
const PHONE = '/wxa/business/getuserphonenumber';
const SCHEME = '/wxa/generatenfcscheme';
const QUERY_SCHEME = '/wxa/queryscheme';
const CODE = '/wxa/getwxacodeunlimit';

function envVersionOf(text: string): EnvVersion {
  return text === 'trial' || text === 'develop' ? text : 'release';
}

/** The calls that carry the mini-program's token or secret. */
export function createMiniProgramGateway(account: WechatAccount, http: WechatHttpClient): MiniProgramGateway {
  return {
    appId: account.appId,

    async verifyCredential() {
      await http.fetchToken(account, false);
    },

    async codeToSession(code) {
      const answer = await http.withSecret(account, {
        method: 'GET',
        path: SESSION,
        effect: 'spends',
        query: { js_code: code, grant_type: 'authorization_code' },
      });
      const json = readJson(answer, SESSION);
      const unionid = json.textOr('unionid', '');
      return { openid: json.text('openid'), unionid: unionid === '' ? null : unionid };
    },

    async phoneNumber(code) {
      const answer = await http.withToken(account, {
        method: 'POST',
        path: PHONE,
        effect: 'spends',
        body: { code },
      });
      const phone = readJson(answer, PHONE).object('phone_info');
      return {
        phoneNumber: phone.text('phoneNumber'),
        purePhoneNumber: phone.text('purePhoneNumber'),
        countryCode: phone.text('countryCode'),
      };
    },

    async generateNfcScheme({ modelId, sn, path, query, envVersion }) {
      const answer = await http.withToken(account, {
        method: 'POST',
        path: SCHEME,
        effect: 'acts',
        body: {
          model_id: modelId,
          ...(sn === undefined ? {} : { sn }),
          jump_wxa: { path, query, env_version: envVersion },
        },
      });
      return { openlink: readJson(answer, SCHEME).text('openlink') };
    },

    async queryScheme(openlink) {
      const answer = await http.withToken(account, {
        method: 'POST',
        path: QUERY_SCHEME,
        effect: 'none',
        body: { scheme: openlink },
      });
      const info = readJson(answer, QUERY_SCHEME).object('scheme_info');
      const expires = info.numberOr('expire_time', 0);
      return {
        appId: info.text('appid'),
        path: info.textOr('path', ''),
        query: info.textOr('query', ''),
        envVersion: envVersionOf(info.textOr('env_version', 'release')),
        createdAt: info.numberOr('create_time', 0) * 1_000,
        expiresAt: expires === 0 ? null : expires * 1_000,
      };
    },

    async unlimitedCode({ scene, page, width, envVersion, checkPath }) {
      const answer = await http.withToken(account, {
        method: 'POST',
        path: CODE,
        effect: 'none',
        body: { scene, page, width, env_version: envVersion, check_path: checkPath },
      });
      const bytes = answer.kind === 'bytes' ? answer.bytes : new Uint8Array();
      const contentType = sniffPicture(bytes);
      if (contentType === null) {
        throw new WechatError({
          errcode: null,
          errmsg: 'the answer is no picture',
          kind: 'unexpected',
          cause: '微信没有返回小程序码图片。',
          nextStep: '请稍后再试。',
          path: CODE,
        });
      }
      return { bytes, contentType };
    },
  };
}
