import type { Static } from 'typebox';
import type { Entry, memberActivation, memberBootstrap } from '../../server/src/contract/member';
import { DEMO } from '../../server/src/demo/seed';
import type { Answer } from '../../server/src/plugins/contract-route';
import { idempotencyKey } from './server';
import type { Reply, ServerWorld } from './server-world';

export type Bootstrap = Answer<typeof memberBootstrap>;
export type AfterClaim = Answer<typeof memberActivation>;
export type EntryInput = Static<typeof Entry>;

/** One person's phone with the demo mini-program on it. */
export class MemberPhone {
  token: string | null = null;
  /** Version of the agreement that stood beside the button, as last opened. */
  agreement: string | null = null;

  constructor(
    readonly world: ServerWorld,
    readonly userId: string,
    readonly appId = 'touristappid',
  ) {}

  /** A fresh `wx.login` code. */
  async loginCode(): Promise<string> {
    const { code } = await this.world.phone<{ code: string }>('/login', {
      appid: this.appId,
      userId: this.userId,
    });
    return code;
  }

  /** A fresh code of the phone-number button. */
  async phoneNumberCode(): Promise<string> {
    const { code } = await this.world.phone<{ code: string }>('/phone-number', {
      appid: this.appId,
      userId: this.userId,
    });
    return code;
  }

  headers(key = idempotencyKey()): Record<string, string> {
    return {
      'idempotency-key': key,
      ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
    };
  }

  /** Opens the member center; logs in first where there is no session. */
  async open(entry: EntryInput, key = idempotencyKey()): Promise<Reply<Bootstrap>> {
    const code = this.token === null ? await this.loginCode() : undefined;
    const reply = await this.world.call<Bootstrap>('POST', '/api/v1/member/bootstrap', this.headers(key), {
      appId: this.appId,
      ...(code !== undefined && { code }),
      entry,
    });
    if (reply.status === 200) {
      this.token = reply.body.session.token;
      this.agreement = reply.body.merchant.agreementVersion;
    }
    return reply;
  }

  post<T>(path: string, payload: object, key = idempotencyKey()): Promise<Reply<T>> {
    return this.world.call<T>('POST', `/api/v1/member${path}`, this.headers(key), payload);
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.world.call<T>('GET', `/api/v1/member${path}`, this.headers());
  }

  /** Fills in the card-opening component's form and comes back. */
  async submitComponent(
    claim: Bootstrap['card'],
    form: Record<string, string> = {},
  ): Promise<ComponentData | null> {
    if (claim.state === 'member' || claim.claim === null) throw new Error('there is nothing to claim');
    const { extraData } = await this.world.phone<{ extraData: ComponentData | null }>(
      '/card-component/submit',
      { userId: this.userId, ...claim.claim.extraData, form },
    );
    return extraData;
  }

  activate(data: ComponentData, claimId?: string, key = idempotencyKey()): Promise<Reply<AfterClaim>> {
    return this.post<AfterClaim>(
      '/activation',
      {
        ...(claimId !== undefined && { claimId }),
        activateTicket: data.activate_ticket,
        cardId: data.card_id,
        code: data.code,
        ...(this.agreement !== null && { agreementVersion: this.agreement }),
      },
      key,
    );
  }

  /** From the offer to the card. */
  async join(
    form: Record<string, string> = NAME_AND_PHONE,
    entry: EntryInput = PLAIN,
  ): Promise<Reply<AfterClaim>> {
    const { body } = await this.open(entry);
    const data = await this.submitComponent(body.card, form);
    if (!data) throw new Error('the card is not of the jump kind');
    return this.activate(data);
  }
}

export interface ComponentData {
  activate_ticket: string;
  card_id: string;
  code: string;
}

export const PLAIN: EntryInput = { how: 'plain', scene: 1001 };
export const NAME_AND_PHONE = {
  USER_FORM_INFO_FLAG_NAME: '林小满',
  USER_FORM_INFO_FLAG_MOBILE: '13800006688',
};

/** Arriving by touching a stand that names an entrance or a tag. */
export function touching(id: string): EntryInput {
  return { how: 'tag', scene: 1065, id };
}

export const AT_COUNTER_1 = touching(DEMO.taiyuanFirstTerminal1);
