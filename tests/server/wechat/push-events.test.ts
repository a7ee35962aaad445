import {
  encryptedPartOf,
  parseCardEvent,
  parsePushXml,
  PushUnreadable,
} from '../../../server/src/wechat/push-events';

const head = (event: string, more: string): string =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oUser]]></FromUserName>` +
  `<CreateTime>1714036504</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>` +
  `<CardId><![CDATA[ pCard ]]></CardId>${more}</xml>`;
const CODE = '<UserCardCode><![CDATA[000123456789]]></UserCardCode>';

describe('card events', () => {
  it('trim padded values and keep digits as text', () => {
    const more = `${CODE}<OuterStr><![CDATA[claim-1]]></OuterStr><UnionId><![CDATA[oU]]></UnionId><IsRestoreMemberCard>1</IsRestoreMemberCard>`;
    expect(parseCardEvent(head('user_get_card', more))).toEqual({
      type: 'user_get_card',
      openid: 'oUser',
      toUserName: 'gh_1',
      createdAt: 1_714_036_504_000,
      cardId: 'pCard',
      code: '000123456789',
      outerStr: 'claim-1',
      unionid: 'oU',
      restored: true,
      oldCode: null,
      dedupeKey: 'oUser|1714036504|user_get_card|pCard|000123456789',
    });
  });

  it.each([
    ['submit_membercard_user_info', CODE, { code: '000123456789' }],
    ['user_del_card', CODE, { code: '000123456789' }],
    ['user_view_card', `${CODE}<OuterStr>x</OuterStr>`, { outerStr: 'x' }],
    [
      'update_member_card',
      `${CODE}<ModifyBonus>-5</ModifyBonus><ModifyBalance>100</ModifyBalance>`,
      { modifyBonus: -5, modifyBalance: 100 },
    ],
    ['card_pass_check', '', {}],
    ['card_not_pass_check', '<RefuseReason><![CDATA[不符合]]></RefuseReason>', { reason: '不符合' }],
    ['card_sku_remind', '<Detail><![CDATA[少于一百]]></Detail>', { detail: '少于一百' }],
  ])('%s is understood', (event, more, expected) => {
    expect(parseCardEvent(head(event, more))).toMatchObject({ type: event, cardId: 'pCard', ...expected });
  });

  it.each([
    ['an event of another kind', head('subscribe', '')],
    ['a message', '<xml><MsgType><![CDATA[text]]></MsgType><Content>hi</Content></xml>'],
    ['an event without card', '<xml><MsgType>event</MsgType><Event>user_get_card</Event></xml>'],
  ])('%s is none of ours', (_what, xml) => {
    expect(parseCardEvent(xml)).toBeNull();
  });
});

describe('the XML reader', () => {
  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a document type with spaces', '<! DOCTYPE xml><xml><A>1</A></xml>'],
    ['text that is no XML', 'hello'],
    ['a truncated body', '<xml><A>1</A><B>2'],
    ['a body without end', '<xml><A>1</A>'],
    ['another root', '<html><A>1</A></html>'],
    ['more than 64 KiB', `<xml><A>${'a'.repeat(70_000)}</A></xml>`],
    ['nothing', ''],
  ])('refuses %s', (_what, xml) => {
    expect(() => parsePushXml(xml)).toThrow(PushUnreadable);
  });

  it('does not resolve entities', () => {
    const fields = parsePushXml('<xml><A>&lt;b&gt;</A></xml>');
    expect(fields.get('A')).toBe('&lt;b&gt;');
    expect(fields.get('toString')).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'prototype'])('takes nothing named %s', (name) => {
    const xml = `<xml><${name}>x</${name}><A>1</A></xml>`;
    expect(() => parsePushXml(xml)).toThrow(PushUnreadable);
  });

  it('finds the encrypted part or says that there is none', () => {
    expect(encryptedPartOf('<xml><Encrypt><![CDATA[ abc= ]]></Encrypt></xml>')).toBe('abc=');
    expect(() => encryptedPartOf('<xml><A>1</A></xml>')).toThrow(PushUnreadable);
  });
});
