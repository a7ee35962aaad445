import type { NamedLocks } from '../../db/named-locks';
import type { Clock, Random } from '../../ports';
import { createId } from '../../security/ids';
import { isWechatError } from '../../wechat/errors';
import type { WechatError } from '../../wechat/errors';
import type { MiniProgramGateway } from '../../wechat/gateway';
import type { Scheme, SchemeRepository, SchemeRow } from './repository';
import { opensTheSame, reactionTo, snOf, versionAfter } from './rules';
import type { Reaction } from './rules';

/** What is to be issued: one scheme for one serial (empty in shared mode), opening `path?query`. */
export interface SchemeOrder {
  modelId: string;
  serial: string;
  path: string;
  query: string;
}

export type IssueOutcome =
  | { kind: 'issued'; scheme: Scheme & { openlink: string } }
  | { kind: 'refused'; reaction: Exclude<Reaction, 'next_version'>; error: WechatError | null };

export interface IssuerParts {
  repository: SchemeRepository;
  clock: Clock;
  random: Random;
  /** Keeps two nodes from asking for one serial at the same time. */
  locks: NamedLocks;
  sleep(milliseconds: number): Promise<void>;
  /** Waits for a free place at WeChat's pace. */
  pace(merchantId: string): Promise<void>;
}

export interface SchemeIssuer {
  /** Issues, resumes or finds the scheme of an order. Never issues two for one serial at the same time. */
  issue(merchantId: string, gateway: MiniProgramGateway, order: SchemeOrder): Promise<IssueOutcome>;
}

type Step = { kind: 'issued'; openlink: string } | { kind: 'spent'; errcode: number | null };

/** How long to wait for another node that is asking: longer than any call to WeChat. Milliseconds. */
const BETWEEN_TRIES = 250;
const TRIES = 80;

/**
 * WeChat freezes the first answer for an sn (fact sheet B5). So the row is written before the call, the answer is kept
 * for ever, and "exists already" adopts the standing scheme only when it opens exactly ours; otherwise the next version
 * of the sn is used. A lost answer therefore costs at most one version.
 */
export function schemeIssuer(parts: IssuerParts): SchemeIssuer {
  const { repository } = parts;
  const running = new Map<string, Promise<IssueOutcome>>();

  async function checkStanding(gateway: MiniProgramGateway, row: Scheme, openlink: string): Promise<Step> {
    try {
      await parts.pace(row.merchant_id);
      const info = await gateway.queryScheme(openlink);
      const same = opensTheSame(info, { appId: gateway.appId, path: row.path, query: row.query });
      return same ? { kind: 'issued', openlink } : { kind: 'spent', errcode: null };
    } catch (error) {
      if (isWechatError(error, 'not_found')) return { kind: 'spent', errcode: error.errcode };
      throw error;
    }
  }

  async function ask(gateway: MiniProgramGateway, row: Scheme): Promise<Step> {
    if (row.openlink !== null) return checkStanding(gateway, row, row.openlink);
    try {
      await parts.pace(row.merchant_id);
      const { openlink } = await gateway.generateNfcScheme({
        modelId: row.model_id,
        ...(row.sn === '' ? {} : { sn: row.sn }),
        path: row.path,
        query: row.query,
        envVersion: 'release',
      });
      return { kind: 'issued', openlink };
    } catch (error) {
      if (!isWechatError(error, 'exists')) throw error;
      const standing = error.revealedOpenlink;
      if (standing === null) return { kind: 'spent', errcode: error.errcode };
      await repository.keepRevealed(row.merchant_id, row.id, standing);
      return checkStanding(gateway, row, standing);
    }
  }

  function rowOf(order: SchemeOrder, version: number): SchemeRow {
    const sn = snOf(order.serial, version);
    return { id: createId(parts.random), ...order, version, sn, at: parts.clock.now() };
  }

  /** The row to ask for; null when every version of the serial is spent. */
  async function rowFor(merchantId: string, order: SchemeOrder): Promise<Scheme | null> {
    const latest = await repository.latest(merchantId, order.modelId, order.serial);
    if (latest) return latest.state === 'given_up' ? null : latest;
    await repository.begin(merchantId, rowOf(order, 1));
    return (await repository.latest(merchantId, order.modelId, order.serial)) ?? null;
  }

  async function settle(gateway: MiniProgramGateway, row: Scheme, order: SchemeOrder): Promise<void> {
    const step = await ask(gateway, row);
    if (step.kind === 'issued') {
      await repository.issued(row.merchant_id, row, step.openlink, parts.clock.now());
      return;
    }
    const version = versionAfter(row.serial, row.version);
    const next = version === null ? null : rowOf(order, version);
    const made = { at: parts.clock.now(), random: parts.random };
    await repository.giveUp(row.merchant_id, row, step.errcode, next, made);
  }

  async function run(
    merchantId: string,
    gateway: MiniProgramGateway,
    order: SchemeOrder,
  ): Promise<IssueOutcome> {
    for (;;) {
      const row = await rowFor(merchantId, order);
      if (row === null) return { kind: 'refused', reaction: 'stop', error: null };
      if (row.state === 'issued' && row.openlink !== null)
        return { kind: 'issued', scheme: { ...row, openlink: row.openlink } };
      try {
        await settle(gateway, row, order);
      } catch (error) {
        if (!isWechatError(error)) throw error;
        await repository.noteError(merchantId, row.id, error.errcode);
        const reaction = reactionTo(error);
        return { kind: 'refused', reaction: reaction === 'next_version' ? 'stop' : reaction, error };
      }
    }
  }

  /** One node of all asks for a serial at a time; the others wait and then find what it got. */
  async function runAlone(
    name: string,
    merchantId: string,
    gateway: MiniProgramGateway,
    order: SchemeOrder,
  ): Promise<IssueOutcome> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const giveBack = await parts.locks.tryHold(`scheme:${name}`);
      if (giveBack) {
        try {
          return await run(merchantId, gateway, order);
        } finally {
          await giveBack();
        }
      }
      await parts.sleep(BETWEEN_TRIES);
    }
    return { kind: 'refused', reaction: 'again', error: null };
  }

  return {
    issue(merchantId, gateway, order) {
      const key = JSON.stringify([merchantId, order.modelId, order.serial]);
      const already = running.get(key);
      if (already) return already;
      const work = runAlone(key, merchantId, gateway, order).finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
  };
}
