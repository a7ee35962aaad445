import type { CardOpeningParams } from './opening-link';

/**
 * What the domain may ask WeChat for. Real platform and simulator are reached through the same interface; a test
 * may give its own. Every method rejects with a `WechatError` (see `errors.ts`) and with nothing else.
 * Money is in fen, times are integer milliseconds.
 */
export interface WechatGateway {
  /** Calls that carry the mini-program's token. */
  miniProgram(account: WechatAccount): MiniProgramGateway;
  /** Calls that carry the service account's token: every `/card/*` call. */
  serviceAccount(account: WechatAccount): ServiceAccountGateway;
}

export interface WechatAccount {
  appId: string;
  appSecret: string;
}

export type EnvVersion = 'release' | 'trial' | 'develop';

interface AccountGateway {
  readonly appId: string;
  /** Proves AppID and AppSecret by asking WeChat for a token now, without the cache. */
  verifyCredential(): Promise<void>;
}

export interface MiniProgramGateway extends AccountGateway {
  /** Spends a `wx.login` code (5 minutes, single use). The session key is dropped here: nothing we do needs it. */
  codeToSession(code: string): Promise<LoginIdentity>;
  /** Spends a `getPhoneNumber` code (5 minutes, single use, another code than the login's). Costs the merchant money. */
  phoneNumber(code: string): Promise<VerifiedPhone>;
  /**
   * Issues the NFC scheme of a model (一型一码: no sn) or of a device (一机一码: with sn). WeChat freezes the first
   * answer for ever: kind `exists` may carry `revealedOpenlink`; kind `unknown_result` means one may now exist.
   */
  generateNfcScheme(request: NfcSchemeRequest): Promise<{ openlink: string }>;
  /** What a scheme opens. Kind `not_found` when WeChat knows no such scheme. */
  queryScheme(openlink: string): Promise<SchemeInfo>;
  /** A mini-program code (小程序码) for a scene of at most 32 visible characters. */
  unlimitedCode(request: UnlimitedCodeRequest): Promise<CodePicture>;
}

export interface ServiceAccountGateway extends AccountGateway {
  createCard(card: MemberCardDraft): Promise<{ cardId: string }>;
  getCard(cardId: string): Promise<MemberCardInfo>;
  setActivateForm(form: ActivateForm): Promise<void>;
  /** The link that holds the opening parameters of the card component, parsed. Constant per card but for outerStr. */
  activateUrl(request: {
    cardId: string;
    outerStr: string;
  }): Promise<{ url: string; params: CardOpeningParams }>;
  /** What the person typed into the activation form, by the ticket that came back in `extraData`. */
  activateTempInfo(activateTicket: string): Promise<ActivateFormAnswers>;
  /** Activates a claimed card. Mutating: `unknown_result` means ask `userInfo` before repeating. */
  activate(request: ActivateRequest): Promise<void>;
  userInfo(cardId: string, code: string): Promise<CardUserInfo>;
  /** Mutating: prefer absolute values (`bonus`, `balance`) over the adding ones. */
  updateUser(request: UpdateUserRequest): Promise<UpdateUserResult>;
  getCode(cardId: string, code: string): Promise<CardCodeInfo>;
  /** Makes a card of a person unusable, for good. Safe to repeat: it is a state, not a count. */
  makeUnavailable(request: { cardId: string; code: string; reason: string }): Promise<void>;
  /** Turns the encrypted code of `wx.addCard` into the plain one. */
  decryptCode(encryptedCode: string): Promise<string>;
  /** Cards of a person; the openid is the service account's, not the mini-program's. */
  cardList(openid: string, cardId?: string): Promise<readonly { cardId: string; code: string }[]>;
}

export interface LoginIdentity {
  openid: string;
  /** Present only when the account is bound to an Open Platform account. */
  unionid: string | null;
}

export interface VerifiedPhone {
  /** With the country prefix for numbers abroad. */
  phoneNumber: string;
  /** Digits without the country prefix. */
  purePhoneNumber: string;
  countryCode: string;
}

export interface NfcSchemeRequest {
  modelId: string;
  /** Only for 一机一码. */
  sn?: string;
  /** Published page without leading slash and query. */
  path: string;
  query: string;
  envVersion: EnvVersion;
}

export interface SchemeInfo {
  appId: string;
  path: string;
  query: string;
  envVersion: EnvVersion;
  createdAt: number;
  /** Null when permanent. */
  expiresAt: number | null;
}

export interface UnlimitedCodeRequest {
  /** At most 32 characters of digits, letters and !#$&'()*+,/:;=?@-._~ */
  scene: string;
  page: string;
  /** Pixels, 280 to 1280. */
  width: number;
  envVersion: EnvVersion;
  /** True refuses pages that the published version does not have. */
  checkPath: boolean;
}

export interface CodePicture {
  bytes: Uint8Array;
  /** Sniffed from the first bytes, never taken from the header. */
  contentType: 'image/png' | 'image/jpeg';
}

export interface MemberCardDraft {
  /** At most 9 Chinese characters. */
  title: string;
  /** At most 12 Chinese characters. */
  brandName: string;
  logoUrl: string;
  /** Color010 … Color100 */
  color: string;
  /** At most 16 Chinese characters. */
  notice: string;
  description: string;
  prerogative: string;
  servicePhone?: string;
  backgroundPicUrl?: string;
  quantity: number;
  supplyBonus: boolean;
  /** Where the component returns after submitting (跳转型); null makes a non-jump card. */
  jump: CardJumpTarget | null;
}

export interface CardJumpTarget {
  /** Must be filled even when a mini-program is the target. */
  url: string;
  /** gh_…@app */
  miniProgramUserName: string;
  miniProgramPage: string;
}

export type CardStatus = 'not_verified' | 'rejected' | 'verified' | 'deleted' | 'unknown';

export interface MemberCardInfo {
  cardId: string;
  title: string;
  brandName: string;
  logoUrl: string;
  color: string;
  description: string;
  prerogative: string;
  status: CardStatus;
  /** One-click activation is on: without it the component cannot open the card. */
  wxActivate: boolean;
  /** 跳转型: the component hands `extraData` back and our server activates. */
  jumpMode: boolean;
}

/** USER_FORM_INFO_FLAG_ + MOBILE, NAME, SEX, BIRTHDAY, EMAIL, LOCATION … */
export type FormFieldId = `USER_FORM_INFO_FLAG_${string}`;

export interface FormFields {
  canModify: boolean;
  commonFieldIds: readonly FormFieldId[];
  customFields?: readonly string[];
}

export interface ActivateForm {
  cardId: string;
  required: FormFields;
  optional: FormFields;
  serviceStatement?: { name: string; url: string };
  bindOldCard?: { name: string; url: string };
}

export interface ActivateFormAnswers {
  common: Readonly<Record<string, string>>;
  custom: Readonly<Record<string, string>>;
}

export interface ActivateRequest {
  cardId: string;
  code: string;
  membershipNumber: string;
  initBonus?: number;
  initBonusRecord?: string;
  /** Fen. */
  initBalance?: number;
  customFieldValues?: readonly string[];
  backgroundPicUrl?: string;
}

export type UserCardStatus =
  | 'normal'
  | 'consumed'
  | 'expired'
  | 'gifting'
  | 'gift_timeout'
  | 'deleted'
  | 'unavailable'
  | 'unknown';

export interface CardUserInfo {
  /** Of the service account. */
  openid: string;
  nickname: string;
  membershipNumber: string;
  bonus: number;
  /** Fen; null when the card has no balance. */
  balance: number | null;
  status: UserCardStatus;
  hasActive: boolean;
  /** Empty until activated. */
  answers: ActivateFormAnswers;
}

export interface UpdateUserRequest {
  cardId: string;
  code: string;
  bonus?: number;
  addBonus?: number;
  recordBonus?: string;
  /** Fen. */
  balance?: number;
  /** Fen. */
  addBalance?: number;
  recordBalance?: string;
  customFieldValues?: readonly string[];
  notify?: { bonus?: boolean; balance?: boolean };
}

export interface UpdateUserResult {
  bonus: number;
  /** Fen. */
  balance: number | null;
  openid: string;
}

export interface CardCodeInfo {
  cardId: string;
  openid: string;
  canConsume: boolean;
  status: UserCardStatus;
  outerStr: string;
}
