import { readJson } from './answers';
import type { AnswerReader } from './answers';
import { answersOf, cardBody, cardStatusOf, formBody, userCardStatusOf } from './card-wire';
import { WechatError } from './errors';
import type { ServiceAccountGateway, WechatAccount } from './gateway';
import type { CallEffect, WechatHttpClient } from './http-client';
import { parseOpeningLink } from './opening-link';

function customValues(values: readonly string[] | undefined, prefix: string): Record<string, string> {
  const named = (values ?? [])
    .slice(0, 3)
    .map((value, index): [string, string] => [`${prefix}${index + 1}`, value]);
  return Object.fromEntries(named);
}

/** Leaves out what is undefined: WeChat treats a null as a value. */
function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The calls that carry the service account's token: every `/card/*` call. */
export function createServiceAccountGateway(
  account: WechatAccount,
  http: WechatHttpClient,
): ServiceAccountGateway {
  async function post(
    path: string,
    effect: CallEffect,
    body: Record<string, unknown>,
  ): Promise<AnswerReader> {
    return readJson(
      await http.withToken(account, { method: 'POST', path, effect, body: present(body) }),
      path,
    );
  }

  return {
    appId: account.appId,

    async verifyCredential() {
      await http.fetchToken(account, false);
    },

    async createCard(card) {
      const json = await post('/card/create', 'acts', { card: cardBody(card) });
      return { cardId: json.text('card_id') };
    },

    async getCard(cardId) {
      const json = await post('/card/get', 'none', { card_id: cardId });
      const member = json.object('card').object('member_card');
      const base = member.object('base_info');
      return {
        cardId,
        title: base.textOr('title', ''),
        brandName: base.textOr('brand_name', ''),
        logoUrl: base.textOr('logo_url', ''),
        color: base.textOr('color', ''),
        description: base.textOr('description', ''),
        prerogative: member.textOr('prerogative', ''),
        status: cardStatusOf(base.textOr('status', '')),
        wxActivate: member.flag('wx_activate'),
        jumpMode: member.flag('wx_activate_after_submit'),
      };
    },

    async setActivateForm(form) {
      // Sets absolute values, so a repeat changes nothing.
      await post('/card/membercard/activateuserform/set', 'none', formBody(form));
    },

    async activateUrl({ cardId, outerStr }) {
      const path = '/card/membercard/activate/geturl';
      const url = (await post(path, 'none', { card_id: cardId, outer_str: outerStr })).text('url');
      const params = parseOpeningLink(url);
      if (params !== null) return { url, params };
      throw new WechatError({
        errcode: null,
        errmsg: 'the opening link has an unknown shape',
        kind: 'unexpected',
        cause: '微信返回的开卡链接无法识别。',
        nextStep: '请稍后再试；若一直如此，请联系技术支持。',
        path,
      });
    },

    async activateTempInfo(activateTicket) {
      const path = '/card/membercard/activatetempinfo/get';
      return answersOf((await post(path, 'none', { activate_ticket: activateTicket })).object('info'));
    },

    async activate(request) {
      await post('/card/membercard/activate', 'acts', {
        card_id: request.cardId,
        code: request.code,
        membership_number: request.membershipNumber,
        background_pic_url: request.backgroundPicUrl,
        init_bonus: request.initBonus,
        init_bonus_record: request.initBonusRecord,
        init_balance: request.initBalance,
        ...customValues(request.customFieldValues, 'init_custom_field_value'),
      });
    },

    async userInfo(cardId, code) {
      const json = await post('/card/membercard/userinfo/get', 'none', { card_id: cardId, code });
      return {
        openid: json.text('openid'),
        nickname: json.textOr('nickname', ''),
        membershipNumber: json.textOr('membership_number', ''),
        bonus: json.numberOr('bonus', 0),
        balance: json.has('balance') ? json.numberOr('balance', 0) : null,
        status: userCardStatusOf(json.textOr('user_card_status', '')),
        hasActive: json.flag('has_active'),
        answers: answersOf(json.object('user_info')),
      };
    },

    async updateUser(request) {
      const json = await post('/card/membercard/updateuser', 'acts', {
        card_id: request.cardId,
        code: request.code,
        bonus: request.bonus,
        add_bonus: request.addBonus,
        record_bonus: request.recordBonus,
        balance: request.balance,
        add_balance: request.addBalance,
        record_balance: request.recordBalance,
        ...customValues(request.customFieldValues, 'custom_field_value'),
        notify_optional: request.notify && {
          is_notify_bonus: request.notify.bonus ?? false,
          is_notify_balance: request.notify.balance ?? false,
        },
      });
      return {
        bonus: json.numberOr('result_bonus', 0),
        balance: json.has('result_balance') ? json.numberOr('result_balance', 0) : null,
        openid: json.text('openid'),
      };
    },

    async getCode(cardId, code) {
      const json = await post('/card/code/get', 'none', { card_id: cardId, code, check_consume: false });
      return {
        cardId: json.object('card').textOr('card_id', cardId),
        openid: json.text('openid'),
        canConsume: json.flag('can_consume'),
        status: userCardStatusOf(json.textOr('user_card_status', '')),
        outerStr: json.textOr('outer_str', ''),
      };
    },

    async makeUnavailable({ cardId, code, reason }) {
      // 设置卡券失效接口; sets a state, so a repeat changes nothing.
      await post('/card/code/unavailable', 'none', { card_id: cardId, code, reason });
    },

    async decryptCode(encryptedCode) {
      return (await post('/card/code/decrypt', 'none', { encrypt_code: encryptedCode })).text('code');
    },

    async cardList(openid, cardId) {
      const json = await post('/card/user/getcardlist', 'none', { openid, card_id: cardId });
      return json
        .list('card_list')
        .map((entry) => ({ cardId: entry.text('card_id'), code: entry.text('code') }));
    },
  };
}
