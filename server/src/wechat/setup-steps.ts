/** Steps of the first-run guide that WeChat can be asked about. */
export type AskedStep =
  | 'mini_program'
  | 'service_account'
  | 'nfc_device'
  | 'nfc_capability'
  | 'page_published'
  | 'card'
  | 'card_form'
  | 'card_link';

/** Which account a call belongs to: a bad credential is that account's step. */
export type AskedAccount = 'mini_program' | 'service_account';

/**
 * The step that a refusal points at, whatever was asked. Codes of the token calls belong to the account itself and are
 * not here. A test fails for an errcode of kind `credential`, `permission` or `config` that has no place.
 */
export const STEP_OF_ERRCODE: Readonly<Record<number, AskedStep>> = {
  40165: 'page_published',
  41030: 'page_published',
  85079: 'page_published',
  9800003: 'nfc_device',
  9800008: 'nfc_device',
  9800009: 'nfc_device',
  9800007: 'nfc_capability',
  40071: 'card',
  40073: 'card',
  45030: 'card',
  72003: 'card',
  72016: 'card',
  72026: 'card',
};

/** Errcodes that mean the account: its AppID, its secret, the address we call from, or what it may do at all. */
export const ACCOUNT_ERRCODES: readonly number[] = [
  40001, 40002, 40013, 40014, 40125, 40164, 41001, 41002, 41004, 42001, 48001,
];

/** The step a refusal belongs to; `asked` is what the call was about. */
export function stepOf(errcode: number | null, asked: AskedStep, account: AskedAccount): AskedStep {
  if (errcode === null) return asked;
  if (ACCOUNT_ERRCODES.includes(errcode)) return account;
  return STEP_OF_ERRCODE[errcode] ?? asked;
}
