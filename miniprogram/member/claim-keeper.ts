/** Carries a claim through the trip to the card-opening component, activation, and the app being killed in between. */
import type { ClaimTold, MemberApi } from '../api/member';
import type { CardCheck } from '../api/types';
import { asFailure } from '../api/failure';
import type { FailureCode } from '../api/failure';
import { newIdempotencyKey } from '../api/idempotency';
import { readComponentReturn } from '../entry/component-return';
import type { ReturnFacts, Ticket } from '../entry/component-return';
import type { Clock, Random } from '../platform/clock';
import type { Storage } from '../platform/storage';

const OPEN_KEY = 'claim';
const DONE_KEY = 'claims-done';
const DONE_KEPT = 8;
/** The server's claims live as long. */
const LIFE_MS = 24 * 60 * 60 * 1000;

/** What lies on the phone between the first tap on 领取 and the server's last word. */
interface OpenClaim extends ClaimTold {
  readonly ticket?: Ticket;
  /** Of the activation: the same ticket is never sent as a new act. */
  readonly key?: string;
  readonly at: number;
}

/** nothing: no claim under way. ask: the server may know more. activate: a ticket waits to be handed over. */
export type ClaimWork = 'nothing' | 'ask' | 'activate';

export interface ClaimKeeper {
  /** The member set off for the component, under this version of the agreement; null: the merchant has none. */
  started(claimId: string, agreementVersion: string | null): void;
  /** The member agrees to this version for a card that was got elsewhere. */
  agreed(agreementVersion: string): void;
  /** App.onShow. What came back is on the phone before anything else happens. */
  returned(facts: ReturnFacts): void;
  /** The member says it is done: ask the server even if nothing came back. */
  wantAnswer(): void;
  work(): ClaimWork;
  /** Does the work once, whoever asks meanwhile. Rejects with ApiFailure; the work then remains unless it is hopeless. */
  settle(): Promise<CardCheck>;
}

/** After these the ticket can never succeed; the member starts anew. */
const HOPELESS: readonly FailureCode[] = ['activation_rejected', 'card_not_configured', 'bad_request'];

export interface ClaimPorts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly api: Pick<MemberApi, 'activate' | 'checkCard'>;
}

export function createClaimKeeper({ storage, clock, random, api }: ClaimPorts): ClaimKeeper {
  let open = readOpen(storage.read(OPEN_KEY), clock.now());
  // A claim found at start was cut short: the app was closed on the way.
  let ask = open !== null;
  let flight: Promise<CardCheck> | null = null;

  const done = (): string[] => {
    const kept = storage.read(DONE_KEY);
    return Array.isArray(kept) ? kept.filter((it): it is string => typeof it === 'string') : [];
  };
  function keep(next: OpenClaim | null): void {
    open = next;
    if (next) storage.write(OPEN_KEY, next);
    else storage.remove(OPEN_KEY);
  }
  const isOpen = (ticket: Ticket): boolean => open?.ticket?.activateTicket === ticket.activateTicket;
  function finish(ticket: Ticket): void {
    storage.write(DONE_KEY, [ticket.activateTicket, ...done()].slice(0, DONE_KEPT));
    // A newer return may have brought another ticket meanwhile.
    if (!isOpen(ticket)) return;
    ask = false;
    keep(null);
  }

  async function activate(claim: OpenClaim, ticket: Ticket, key: string): Promise<CardCheck> {
    const { claimId, agreementVersion } = claim;
    const agreed = agreementVersion === undefined ? {} : { agreementVersion };
    const told = { ...agreed, ...(claimId === undefined ? {} : { claimId }) };
    try {
      return { ...(await api.activate(ticket, told, key)), mayFollow: false };
    } catch (error) {
      // The claim is only for statistics and the counter; the ticket stands without it.
      if (asFailure(error).code !== 'claim_unknown' || claimId === undefined) throw error;
      return { ...(await api.activate(ticket, agreed, key)), mayFollow: false };
    }
  }

  async function run(): Promise<CardCheck> {
    const claim = open;
    const ticket = claim?.ticket;
    if (!claim || !ticket || claim.key === undefined) {
      const answer = await api.checkCard(claim?.claimId);
      ask = false;
      // A newer return may have brought a ticket meanwhile; a claim that WeChat has yet to tell of is asked about again.
      if (open === claim && !answer.mayFollow) keep(null);
      return answer;
    }
    try {
      const answer = await activate(claim, ticket, claim.key);
      finish(ticket);
      return answer;
    } catch (error) {
      const failure = asFailure(error);
      if (HOPELESS.includes(failure.code) || failure.code === 'claim_unknown') finish(ticket);
      throw failure;
    }
  }

  /** A ticket that came while something else was asked goes next, and its answer counts. */
  async function runAll(): Promise<CardCheck> {
    for (;;) {
      const before = open?.ticket;
      const isLast = (): boolean => !open?.ticket || (before !== undefined && isOpen(before));
      try {
        const answer = await run();
        if (isLast()) return answer;
      } catch (error) {
        if (isLast()) throw error;
      }
    }
  }

  return {
    started(claimId, agreementVersion) {
      if (open?.ticket) return;
      keep({ claimId, ...(agreementVersion === null ? {} : { agreementVersion }), at: clock.now() });
    },
    agreed(agreementVersion) {
      // Another request than the one that was refused: under a key of its own.
      if (open?.ticket) keep({ ...open, agreementVersion, key: newIdempotencyKey(random) });
    },
    returned(facts) {
      const back = readComponentReturn(facts);
      if (back.kind === 'elsewhere') return;
      ask = true;
      if (back.kind === 'empty' || done().includes(back.ticket.activateTicket)) return;
      if (open?.ticket?.activateTicket === back.ticket.activateTicket) return;
      keep({
        ...(open?.claimId === undefined ? {} : { claimId: open.claimId }),
        ...(open?.agreementVersion === undefined ? {} : { agreementVersion: open.agreementVersion }),
        ticket: back.ticket,
        key: newIdempotencyKey(random),
        at: clock.now(),
      });
    },
    wantAnswer() {
      ask = true;
    },
    work: () => (open?.ticket ? 'activate' : ask ? 'ask' : 'nothing'),
    settle() {
      flight ??= runAll().finally(() => {
        flight = null;
      });
      return flight;
    },
  };
}

function readOpen(value: unknown, now: number): OpenClaim | null {
  if (typeof value !== 'object' || value === null) return null;
  const claim = value as OpenClaim;
  return typeof claim.at === 'number' && Math.abs(now - claim.at) < LIFE_MS ? claim : null;
}
