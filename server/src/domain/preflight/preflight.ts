import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import type { WechatError } from '../../wechat/errors';
import type { MiniProgramGateway, ServiceAccountGateway } from '../../wechat/gateway';
import { stepOf } from '../../wechat/setup-steps';
import type { AskedAccount, AskedStep } from '../../wechat/setup-steps';
import { opensSameCard } from '../cards/setup';
import { miniProgramAccount, serviceAccount } from '../merchants/accounts';
import type { SchemeSource } from '../schemes/source';
import { FINDINGS } from './rules';
import type { Check, Finding, Step } from './rules';

type Parts = Pick<Services, 'db' | 'gateway' | 'secrets' | 'clock' | 'config'>;

/** Pages that tags and printed codes open; all must be in the published version. */
const PAGES = ['pages/member/index', 'staff/pages/nfc-write/index'] as const;

/** WeChat stumbled: it said nothing about the merchant. */
const UNSURE_KINDS: readonly WechatError['kind'][] = ['busy', 'network', 'rate', 'quota', 'unknown_result'];

const findingOf = (error: WechatError): Finding => ({
  errcode: error.errcode,
  errmsg: error.errmsg,
  cause: error.cause,
  remedy: error.nextStep,
});

/** Collects what each step came to; the first failure of a step stays. */
class Findings {
  readonly checks = new Map<Step, Check>();
  constructor(private readonly now: number) {}

  pass(...steps: Step[]): void {
    for (const step of steps)
      if (!this.checks.has(step))
        this.checks.set(step, { state: 'passed', finding: null, checkedAt: this.now });
  }

  tell(step: Step, state: 'failed' | 'unsure', finding: Finding): void {
    this.checks.set(step, { state, finding, checkedAt: this.now });
  }

  /** Where a refusal belongs: a bad credential is the account's, an unpublished page the page's, whatever was asked. */
  refused(error: WechatError, asked: AskedStep, account: AskedAccount): AskedStep {
    const step = stepOf(error.errcode, asked, account);
    this.tell(step, UNSURE_KINDS.includes(error.kind) ? 'unsure' : 'failed', findingOf(error));
    return step;
  }
}

/** Asks; answers false after noting a refusal of WeChat. Anything else is a fault of ours and is thrown. */
async function asked(
  findings: Findings,
  step: AskedStep,
  account: AskedAccount,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isWechatError(error)) throw error;
    findings.refused(error, step, account);
    return false;
  }
}

async function checkPages(
  findings: Findings,
  door: MiniProgramGateway,
  entranceId: string | null,
): Promise<void> {
  for (const page of PAGES) {
    const scene = page === PAGES[0] ? `e=${entranceId ?? 'check'}` : 'w=check';
    // Mini-program codes are unlimited, and the same scene gives the same code: asking uses nothing up.
    const good = await asked(findings, 'page_published', 'mini_program', async () => {
      await door.unlimitedCode({ scene, page, width: 280, envVersion: 'release', checkPath: true });
    });
    if (!good) return;
  }
  findings.pass('page_published');
}

async function checkNfc(findings: Findings, schemes: SchemeSource, merchantId: string): Promise<void> {
  const refusal = await schemes.prove(merchantId);
  if (refusal === null) {
    findings.pass('nfc_device', 'nfc_capability');
    return;
  }
  if (refusal.error === null) {
    findings.tell('nfc_capability', 'unsure', FINDINGS.noScheme);
    return;
  }
  const step = findings.refused(refusal.error, 'nfc_capability', 'mini_program');
  // WeChat looks at the model before it looks at what the model may do.
  if (step === 'nfc_capability' && refusal.error.errcode === 9800007) findings.pass('nfc_device');
}

async function checkCard(
  findings: Findings,
  door: ServiceAccountGateway,
  card: { cardId: string; encryptCardId: string | null; biz: string | null },
): Promise<void> {
  const { cardId, encryptCardId, biz } = card;
  const good = await asked(findings, 'card', 'service_account', async () => {
    const { status, wxActivate, jumpMode } = await door.getCard(cardId);
    if (!wxActivate) findings.tell('card', 'failed', FINDINGS.cardUnusable);
    else if (status === 'verified') findings.pass('card');
    else if (status === 'not_verified') findings.tell('card', 'unsure', FINDINGS.cardInReview);
    else if (status === 'rejected') findings.tell('card', 'failed', FINDINGS.cardRejected);
    else if (status === 'deleted') findings.tell('card', 'failed', FINDINGS.cardGone);
    else findings.tell('card', 'unsure', FINDINGS.cardStateUnknown);
    if (jumpMode) findings.pass('card_jump');
    else findings.tell('card_jump', 'failed', FINDINGS.notJump);
  });
  if (!good || encryptCardId === null || biz === null) return;
  await asked(findings, 'card_link', 'service_account', async () => {
    const { params } = await door.activateUrl({ cardId, outerStr: 'setup' });
    if (opensSameCard(params, { encryptCardId, biz, outerStr: '' })) findings.pass('card_link');
    else findings.tell('card_link', 'failed', FINDINGS.linkMismatch);
  });
}

/** WeChat pushes to ports 80 and 443 only. */
function isPushable(publicUrl: string): boolean {
  return ['', '80', '443'].includes(new URL(publicUrl).port);
}

/**
 * Asks WeChat about every step that is filled in, and answers what it said. Uses nothing up: tokens, card questions and
 * mini-program codes are free, and NFC is proven by the scheme that the first tag needs anyway.
 */
export async function preflight(
  parts: Parts,
  schemes: SchemeSource,
  merchantId: string,
): Promise<ReadonlyMap<Step, Check>> {
  const { db, gateway, secrets, clock, config } = parts;
  const findings = new Findings(clock.now());
  const row = await db
    .selectFrom('merchants')
    .selectAll()
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  const entrance = await db
    .selectFrom('entrances')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', 'merchant')
    .executeTakeFirst();

  if (row.app_id !== null) {
    const door = gateway.miniProgram(miniProgramAccount(secrets, row));
    if (await asked(findings, 'mini_program', 'mini_program', () => door.verifyCredential())) {
      await checkPages(findings, door, entrance?.id ?? null);
      if (row.nfc_model_id !== null) await checkNfc(findings, schemes, merchantId);
      findings.pass('mini_program');
    }
  }
  const account = serviceAccount(secrets, row);
  if (account !== null) {
    const door = gateway.serviceAccount(account);
    if (await asked(findings, 'service_account', 'service_account', () => door.verifyCredential())) {
      if (row.card_id !== null)
        await checkCard(findings, door, {
          cardId: row.card_id,
          encryptCardId: row.encrypt_card_id,
          biz: row.card_biz,
        });
      findings.pass('service_account');
    }
  }
  if (row.push_token_enc !== null && config.wechatMode === 'real' && !isPushable(config.publicUrl))
    findings.tell('message_push', 'failed', FINDINGS.pushPort);
  return findings.checks;
}
