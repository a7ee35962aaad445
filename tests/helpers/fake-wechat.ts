import { WechatError } from '../../server/src/wechat/errors';
import type { WechatErrorFields } from '../../server/src/wechat/errors';
import type {
  MiniProgramGateway,
  NfcSchemeRequest,
  SchemeInfo,
  UnlimitedCodeRequest,
  WechatGateway,
} from '../../server/src/wechat/gateway';

/** A refusal as the gateway would throw it. */
export function refusal(fields: Pick<WechatErrorFields, 'kind'> & Partial<WechatErrorFields>): WechatError {
  return new WechatError({
    errcode: null,
    errmsg: '',
    cause: '微信拒绝了。',
    nextStep: '请稍后再试。',
    path: '/wxa/generatenfcscheme',
    ...fields,
  });
}

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A mini-program account that remembers like WeChat: one scheme per (model, sn), frozen. `next` fails the coming calls;
 * a failure given as 'lost' issues the scheme and then loses the answer.
 */
export class FakeMiniProgram implements MiniProgramGateway {
  readonly asked: NfcSchemeRequest[] = [];
  readonly pictures: UnlimitedCodeRequest[] = [];
  readonly issued = new Map<string, { openlink: string; info: SchemeInfo }>();
  next: (WechatError | 'lost')[] = [];
  nextQuery: WechatError[] = [];
  /** Whether "exists" tells which scheme stands. */
  reveal = true;

  constructor(readonly appId: string) {}

  verifyCredential(): Promise<void> {
    return Promise.resolve();
  }

  codeToSession(): Promise<never> {
    return Promise.reject(refusal({ kind: 'code_spent' }));
  }

  phoneNumber(): Promise<never> {
    return Promise.reject(refusal({ kind: 'code_spent' }));
  }

  async generateNfcScheme(request: NfcSchemeRequest): Promise<{ openlink: string }> {
    this.asked.push(request);
    const failure = this.next.shift();
    if (failure instanceof WechatError) throw failure;
    const key = `${request.modelId}|${request.sn ?? ''}`;
    const standing = this.issued.get(key);
    if (standing) {
      throw refusal({
        kind: 'exists',
        errcode: 9800010,
        ...(this.reveal ? { revealedOpenlink: standing.openlink } : {}),
      });
    }
    const openlink = this.stand(request);
    if (failure === 'lost') throw refusal({ kind: 'unknown_result' });
    return { openlink };
  }

  /** Makes a scheme that exists already, as if issued by somebody else. */
  stand(request: NfcSchemeRequest, info: Partial<SchemeInfo> = {}): string {
    const openlink = `weixin://dl/business/?t=${this.appId}${this.issued.size}`;
    this.issued.set(`${request.modelId}|${request.sn ?? ''}`, {
      openlink,
      info: {
        appId: this.appId,
        path: request.path,
        query: request.query,
        envVersion: request.envVersion,
        createdAt: 0,
        expiresAt: null,
        ...info,
      },
    });
    return openlink;
  }

  async queryScheme(openlink: string): Promise<SchemeInfo> {
    const failure = this.nextQuery.shift();
    if (failure) throw failure;
    for (const known of this.issued.values()) if (known.openlink === openlink) return known.info;
    throw refusal({ kind: 'not_found', errcode: 85403 });
  }

  async unlimitedCode(
    request: UnlimitedCodeRequest,
  ): Promise<{ bytes: Uint8Array; contentType: 'image/png' }> {
    const failure = this.next.shift();
    if (failure instanceof WechatError) throw failure;
    this.pictures.push(request);
    return { bytes: PNG, contentType: 'image/png' };
  }
}

/** A gateway that makes one fake account per AppID. Card calls are not for tests that use it. */
export class FakeWechat implements WechatGateway {
  readonly accounts = new Map<string, FakeMiniProgram>();

  miniProgram({ appId }: { appId: string }): FakeMiniProgram {
    const known = this.accounts.get(appId) ?? new FakeMiniProgram(appId);
    this.accounts.set(appId, known);
    return known;
  }

  serviceAccount(): never {
    throw new Error('no card calls here');
  }
}
