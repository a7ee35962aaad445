import type { SecretBox } from '../../security/secrets';
import { phoneContext } from './members';

/**
 * One spelling of a phone number: a mainland number as its 11 digits, any other with `+` and its country. Null for
 * what is none.
 */
export function plainPhone(text: string): string | null {
  const compact = text.replace(/[\s()-]/g, '');
  const mainland = /^(?:\+?86|0086)?(1[3-9][0-9]{9})$/.exec(compact);
  if (mainland?.[1]) return mainland[1];
  const abroad = /^(?:\+|00)([1-9][0-9]{5,14})$/.exec(compact);
  return abroad?.[1] ? `+${abroad[1]}` : null;
}

/** The hashes under which a phone number of this merchant's people can be found; the first is the one to store. */
export function phoneLookups(
  secrets: SecretBox,
  merchantId: string,
  phone: string,
): readonly [string, ...string[]] {
  return secrets.lookups(phone, `merchant:${merchantId}:phone`);
}

/** Columns of a member's phone number; null erases it. */
export function phoneColumns(
  secrets: SecretBox,
  merchantId: string,
  memberId: string,
  phone: string | null,
): { phone_enc: string | null; phone_tail: string | null } {
  if (phone === null) return { phone_enc: null, phone_tail: null };
  return {
    phone_enc: secrets.seal(phone, phoneContext(merchantId, memberId)),
    phone_tail: phone.slice(-4),
  };
}
