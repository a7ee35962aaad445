/**
 * What a failed call means for the caller.
 * - `busy`, `network`: try again soon. `rate`: slow down. `quota`: used up for the day or for life.
 * - `token`: WeChat keeps refusing fresh tokens. `credential`: AppID or AppSecret wrong, or address not allowed.
 * - `permission`: the account lacks the capability. `config`: something to set up at WeChat. `input`: our argument.
 * - `code_spent`: a one-time code or ticket is invalid, used or expired: get a new one.
 * - `exists`: the NFC scheme of this model or device was issued before. `not_found`: WeChat does not know the thing.
 * - `state`: the card is in a state that forbids this. `blocked`: WeChat blocks this person.
 * - `unknown_result`: a mutating call whose answer was lost; ask WeChat before repeating.
 * - `unexpected`: an answer that the fact sheet does not know.
 */
export type WechatErrorKind =
  | 'busy'
  | 'network'
  | 'rate'
  | 'quota'
  | 'token'
  | 'credential'
  | 'permission'
  | 'config'
  | 'input'
  | 'code_spent'
  | 'exists'
  | 'not_found'
  | 'state'
  | 'blocked'
  | 'unknown_result'
  | 'unexpected';

export interface WechatErrorFields {
  /** WeChat's number; null when no answer was understood. */
  errcode: number | null;
  /** WeChat's own words, scrubbed of schemes, tokens and secrets. */
  errmsg: string;
  kind: WechatErrorKind;
  /** Chinese, for people. */
  cause: string;
  /** Chinese, for people. */
  nextStep: string;
  /** Path of the call, without query. */
  path: string;
  /** Only with kind `exists`, when WeChat told the scheme that stands. */
  revealedOpenlink?: string;
}

/** The one error of the gateway. `message` is Chinese: cause and next step. Holds no token, secret or scheme in print. */
export class WechatError extends Error {
  override readonly name = 'WechatError';
  readonly errcode: number | null;
  readonly errmsg: string;
  readonly kind: WechatErrorKind;
  override readonly cause: string;
  readonly nextStep: string;
  readonly path: string;
  /** Not enumerable: a logger that prints the error's fields does not print the scheme. */
  declare readonly revealedOpenlink: string | null;

  constructor(fields: WechatErrorFields) {
    super(`${fields.cause}${fields.nextStep}`);
    this.errcode = fields.errcode;
    this.errmsg = fields.errmsg;
    this.kind = fields.kind;
    this.cause = fields.cause;
    this.nextStep = fields.nextStep;
    this.path = fields.path;
    Object.defineProperty(this, 'revealedOpenlink', {
      value: fields.revealedOpenlink ?? null,
      enumerable: false,
    });
  }
}

/** Narrows an unknown failure to a gateway failure, by kind where given. */
export function isWechatError(failure: unknown, kind?: WechatErrorKind): failure is WechatError {
  return failure instanceof WechatError && (kind === undefined || failure.kind === kind);
}
