import { XMLParser } from 'fast-xml-parser';

/** A push body that is no XML we accept. */
export class PushUnreadable extends Error {
  override readonly name = 'PushUnreadable';
}

interface CardEventBase {
  /** Of the service account. */
  openid: string;
  toUserName: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  cardId: string;
  /** WeChat's advice: same sender and second is the same event; event name and card code added. */
  dedupeKey: string;
}

export type CardEvent =
  | (CardEventBase & {
      type: 'user_get_card';
      code: string;
      outerStr: string;
      unionid: string | null;
      /** The person had deleted the card and took it again: same code, active again. */
      restored: boolean;
      oldCode: string | null;
    })
  | (CardEventBase & { type: 'submit_membercard_user_info'; code: string })
  | (CardEventBase & { type: 'user_del_card'; code: string })
  | (CardEventBase & { type: 'update_member_card'; code: string; modifyBonus: number; modifyBalance: number })
  | (CardEventBase & { type: 'user_view_card'; code: string; outerStr: string })
  | (CardEventBase & { type: 'card_pass_check' })
  | (CardEventBase & { type: 'card_not_pass_check'; reason: string })
  | (CardEventBase & { type: 'card_sku_remind'; detail: string });

const MAX_XML_CHARS = 64 * 1024;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  allowBooleanAttributes: false,
});

export type PushFields = ReadonlyMap<string, string>;

/** The flat children of `<xml>`. A document type is refused, entities are not resolved, values are trimmed. */
export function parsePushXml(xml: string): PushFields {
  if (xml.length > MAX_XML_CHARS) throw new PushUnreadable('too long');
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) throw new PushUnreadable('document type is not allowed');
  // The parser forgives a missing end; a truncated body must not pass for a shorter event.
  if (!/^\s*(<\?xml[^>]*>\s*)?<xml>[^]*<\/xml>\s*$/.test(xml))
    throw new PushUnreadable('not one <xml> element');
  let document: unknown;
  try {
    document = parser.parse(xml);
  } catch {
    throw new PushUnreadable('not well-formed');
  }
  const root =
    typeof document === 'object' && document !== null && 'xml' in document ? document.xml : undefined;
  if (typeof root !== 'object' || root === null) throw new PushUnreadable('no <xml> element');
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(root)) {
    if (typeof value === 'string') fields.set(name, value.trim());
  }
  return fields;
}

/** `<Encrypt>` of a push in secure mode. */
export function encryptedPartOf(xml: string): string {
  const encrypted = parsePushXml(xml).get('Encrypt');
  if (!encrypted) throw new PushUnreadable('no <Encrypt> element');
  return encrypted;
}

function numberOf(text: string | undefined): number {
  const value = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(value) ? value : 0;
}

/** The card event in a decrypted push; null for messages and events that are none of ours. */
export function parseCardEvent(xml: string): CardEvent | null {
  const fields = parsePushXml(xml);
  const value = (name: string): string => fields.get(name) ?? '';
  if (value('MsgType').toLowerCase() !== 'event') return null;
  const type = value('Event');
  const code = value('UserCardCode');
  const base: CardEventBase = {
    openid: value('FromUserName'),
    toUserName: value('ToUserName'),
    createdAt: numberOf(fields.get('CreateTime')) * 1_000,
    cardId: value('CardId'),
    dedupeKey: [value('FromUserName'), value('CreateTime'), type, value('CardId'), code].join('|'),
  };
  if (base.cardId === '' || base.openid === '') return null;
  switch (type) {
    case 'user_get_card':
      return {
        ...base,
        type,
        code,
        outerStr: value('OuterStr'),
        unionid: value('UnionId') || null,
        restored: value('IsRestoreMemberCard') === '1',
        oldCode: value('OldUserCardCode') || null,
      };
    case 'submit_membercard_user_info':
    case 'user_del_card':
      return { ...base, type, code };
    case 'update_member_card':
      return {
        ...base,
        type,
        code,
        modifyBonus: numberOf(fields.get('ModifyBonus')),
        modifyBalance: numberOf(fields.get('ModifyBalance')),
      };
    case 'user_view_card':
      return { ...base, type, code, outerStr: value('OuterStr') };
    case 'card_pass_check':
      return { ...base, type };
    case 'card_not_pass_check':
      return { ...base, type, reason: value('RefuseReason') };
    case 'card_sku_remind':
      return { ...base, type, detail: value('Detail') };
    default:
      return null;
  }
}
