/** The card-opening component, fixed by WeChat (fact sheet D2). */
export const COMPONENT_APP_ID = 'wxeb490c6f9b154ef9';
/** Milliseconds a claim id is offered; a card that comes back later is still recognised by it. */
export const CLAIM_LIFE = 24 * 60 * 60_000;
/** WeChat calls a fresh ticket 'expired' now and then, and takes it at the next try (fact sheet D3). Milliseconds. */
export const TICKET_WAITS: readonly number[] = [300, 900];

const TICKET_EXPIRED = 72012;
const CODE_ENCRYPTED = 40056;

/** The ticket may work at a second try. */
export function maySucceedLater(errcode: number | null): boolean {
  return errcode === TICKET_EXPIRED;
}

/** The code may be the encrypted form. */
export function mayBeEncrypted(errcode: number | null): boolean {
  return errcode === CODE_ENCRYPTED;
}

export interface CardParams {
  readonly encryptCardId: string;
  readonly biz: string;
}

/** The component's parameters once the merchant has a card and its opening link; null before. */
export function cardParams(merchant: {
  encrypt_card_id: string | null;
  card_biz: string | null;
}): CardParams | null {
  if (merchant.encrypt_card_id === null || merchant.card_biz === null) return null;
  return { encryptCardId: merchant.encrypt_card_id, biz: merchant.card_biz };
}

/** Tries before a person must look why WeChat does not withdraw a card: about eight days. */
export const WITHDRAWAL_TRIES = 40;

/** Milliseconds until the next try to withdraw a card after so many failed ones: 30 s, doubling, at most six hours. */
export function withdrawalPause(failed: number): number {
  return Math.min(30_000 * 2 ** Math.max(0, failed - 1), 6 * 60 * 60_000);
}
