/** The member center's conduct: what is asked of the server when, and what the page shows meanwhile. No wx. */
import type { MemberApi } from '../api/member';
import { asFailure } from '../api/failure';
import type { ApiFailure } from '../api/failure';
import { newIdempotencyKey } from '../api/idempotency';
import type { Confirmation, Recognition } from '../api/types';
import type { EntryKeeper } from '../entry/keeper';
import type { Clock, Random } from '../platform/clock';
import type { Network } from '../platform/network';
import type { CardCache } from './card-cache';
import type { ClaimConsent } from './claim-consent';
import type { ClaimKeeper } from './claim-keeper';
import { createCounterWatch } from './counter-watch';
import type { News } from './news';
import { createRecognitionPoll } from './recognition-poll';
import { stateOfAnswer, stateOfFailure } from './state';
import type { CenterState, Known } from './state';

/** refreshing is not shown as a block; settling is: the member waits for the card. */
export type CenterBusy = '' | 'loading' | 'settling';

/**
 * What is to be said of a claim under way. confirming: WeChat is asked whether the card was taken. unheard: it has not said
 * so yet. consent: the ticket is here, consent to the agreement is not.
 */
export type ClaimNote = '' | 'confirming' | 'unheard' | 'consent';

export interface CenterScene {
  readonly state: CenterState;
  readonly busy: CenterBusy;
  /** What is asked takes long: said, so that nobody thinks the page stands still. */
  readonly slow: boolean;
  /** A failure that does not take the page away; null when there is none. */
  readonly trouble: ApiFailure | null;
  /** What the card-opening component gave is on the phone and goes to the server by itself. */
  readonly ticketKept: boolean;
  readonly claimNote: ClaimNote;
  /** What the counter still asks, though its page was left undecided. */
  readonly asking: Confirmation | null;
  /** Came in through an entrance or tag: its line is drawn from the first frame on. */
  readonly arrived: boolean;
}

export interface CenterPorts {
  readonly api: Pick<MemberApi, 'bootstrap' | 'recognition' | 'confirmations'>;
  readonly entry: EntryKeeper;
  readonly claims: ClaimKeeper;
  readonly consent: ClaimConsent;
  readonly news: News;
  /** The counter asks the member to confirm a spending. False: this question was put before. */
  readonly asked: (confirmation: Confirmation) => boolean;
  readonly cache: CardCache;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  /** Base library new enough. */
  readonly supported: boolean;
}

/** WeChat may need a moment to know the card (fact sheet D3). */
const SETTLE_AGAIN_MS = [2000, 4000, 8000];
/** A page that was away for longer asks anew when shown. */
const STALE_MS = 60_000;
/** An answer that takes longer is called slow. */
const SLOW_MS = 4000;

export type MemberCenter = ReturnType<typeof createMemberCenter>;

/** What is on the phone already, to draw before anything is asked: the page's own first data. */
export function firstScene({
  cache,
  entry,
  supported,
}: Pick<CenterPorts, 'cache' | 'entry' | 'supported'>): CenterScene {
  const cached = cache.read();
  const state: CenterState = cached ? { kind: 'cached', card: cached, why: null } : { kind: 'loading' };
  return {
    state: supported ? state : { kind: 'too_old' },
    busy: supported ? 'loading' : '',
    slow: false,
    trouble: null,
    ticketKept: false,
    claimNote: '',
    asking: null,
    arrived: entry.expected(),
  };
}

export function createMemberCenter(ports: CenterPorts, draw: (scene: CenterScene) => void) {
  const { api, entry, claims, cache, network, clock, random } = ports;
  let scene = firstScene(ports);
  let known: Known | null = null;
  let loadedAt = 0;
  let generation = 0;
  let shown = false;
  let alive = true;
  let unwatch: (() => void) | null = null;
  let settleLater: (() => void) | null = null;
  let notSlow: (() => void) | null = null;
  let key: { arrival: number | null; value: string } | null = null;

  function show(next: Partial<CenterScene>): void {
    if (!alive) return;
    scene = { ...scene, ...next, ticketKept: claims.work() === 'activate' };
    draw(scene);
  }

  const poll = createRecognitionPoll(api, clock, (recognition: Recognition) => {
    if (known) apply({ ...known, recognition });
  });

  // Put before the member once; whoever went back undecided finds it on the page.
  const counter = createCounterWatch(api, clock, (confirmation) => {
    const asking = confirmation === null || ports.asked(confirmation) ? null : confirmation;
    if (asking?.id !== scene.asking?.id) show({ asking });
  });

  /** Takes an answer in; whatever changes with it is drawn in the same step. */
  function apply(next: Known, also: Partial<CenterScene> = {}): void {
    known = next;
    loadedAt = clock.now();
    if (next.card.state === 'member')
      cache.write({ merchant: next.merchant, member: next.card.member, savedAt: loadedAt });
    else cache.clear();
    show({ state: stateOfAnswer(next), trouble: null, ...also });
    poll.follow(next.recognition);
    counter.follow(next.recognition);
  }

  /** The same arrival keeps its key until it was told, so that asking again never announces twice. */
  function keyFor(arrival: number | null): string {
    if (!key || arrival === null || key.arrival !== arrival)
      key = { arrival, value: newIdempotencyKey(random) };
    return key.value;
  }

  async function load(): Promise<void> {
    if (!ports.supported) {
      show({});
      return;
    }
    const mine = ++generation;
    const { entry: told, arrival } = entry.toTell();
    show({ busy: 'loading', slow: false, arrived: told.id !== undefined });
    notSlow?.();
    notSlow = clock.after(SLOW_MS, () => show({ slow: true }));
    try {
      const answer = await api.bootstrap(told, keyFor(arrival));
      if (arrival !== null) entry.acted(arrival);
      if (mine !== generation) return;
      notSlow();
      apply(answer, { busy: '', slow: false });
    } catch (error) {
      if (mine !== generation) return;
      notSlow();
      fail(asFailure(error));
      return;
    }
    await settle();
  }

  function fail(failure: ApiFailure): void {
    // An answer seen earlier stays on screen; the trouble is told beside it.
    if (known && failure.code !== 'merchant_suspended') show({ busy: '', slow: false, trouble: failure });
    else show({ busy: '', slow: false, trouble: null, state: stateOfFailure(failure, cache.read()) });
    if (failure.code !== 'merchant_suspended') return;
    poll.follow(null);
    counter.follow(null);
  }

  /** Hands a waiting ticket over, or asks what became of the claim. */
  async function settle(round = 0): Promise<void> {
    settleLater?.();
    settleLater = null;
    if (claims.work() === 'nothing' || !alive) return;
    const activating = claims.work() === 'activate';
    if (!activating && known?.card.state === 'member') return;
    show({ busy: 'settling', trouble: null });
    try {
      const { card, recognition, mayFollow } = await claims.settle();
      if (!known) {
        show({ busy: '' });
        return void load();
      }
      const unchanged = recognition.state === 'none' && card.state !== 'member';
      const again = shown ? SETTLE_AGAIN_MS[round] : undefined;
      const note = again === undefined ? 'unheard' : 'confirming';
      const claimNote = mayFollow && card.state !== 'member' ? note : '';
      const next = { ...known, card, recognition: unchanged ? known.recognition : recognition };
      apply(next, { busy: '', claimNote });
      if (claimNote === 'confirming') settleLater = clock.after(again ?? 0, () => void askAgain(round + 1));
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'consent_required' && known?.merchant.agreementVersion) {
        show({ busy: '', claimNote: 'consent' });
        return;
      }
      show({ busy: '', trouble: failure });
      const again = SETTLE_AGAIN_MS[round];
      if (failure.code === 'activation_pending' && again !== undefined && shown)
        settleLater = clock.after(again, () => void settle(round + 1));
      else if (activating && claims.work() !== 'activate') {
        // The ticket is lost: a new claim is needed, the reason stays readable.
        await load();
        show({ trouble: failure });
      }
    }
  }

  function askAgain(round: number): Promise<void> {
    claims.wantAnswer();
    return settle(round);
  }

  return {
    scene: () => scene,
    /** The page was loaded: an arrival. */
    start(): void {
      entry.landed();
      void load();
    },
    /** The page is on screen, for the first time or again. */
    shown(): void {
      const returning = generation > 0 && !shown;
      shown = true;
      poll.resume();
      counter.resume();
      void ports.consent.send();
      unwatch ??= network.watch((connected) => {
        if (
          connected &&
          (scene.trouble?.offline || scene.state.kind === 'offline' || scene.state.kind === 'cached')
        )
          void load();
      });
      if (!returning || scene.busy !== '') return;
      if (known && claims.work() !== 'nothing') void settle();
      else if (ports.news.take() || clock.now() - loadedAt > STALE_MS || !known) void load();
    },
    hidden(): void {
      shown = false;
      poll.pause();
      counter.pause();
      unwatch?.();
      unwatch = null;
      settleLater?.();
      settleLater = null;
      // What was asked of WeChat is asked again when the page is back.
      if (scene.claimNote === 'confirming') claims.wantAnswer();
    },
    ended(): void {
      this.hidden();
      notSlow?.();
      alive = false;
      generation++;
    },
    reload: load,
    /** 重试 and 我已完成: whatever is open, from the start. */
    async retry(): Promise<void> {
      if (scene.busy !== '') return;
      if (known && claims.work() === 'activate') await settle();
      else await load();
    },
    /** 我已完成: WeChat may know more than we were told. */
    async check(): Promise<void> {
      if (scene.busy !== '') return;
      claims.wantAnswer();
      if (known) await settle();
      else await load();
    },
    /** Leaves an unknown or disabled entrance behind. */
    async enter(): Promise<void> {
      entry.forget();
      await load();
    },
    claimTapped(): void {
      if (!known || known.card.state === 'member' || !known.card.claim) return;
      const { agreementVersion } = known.merchant;
      claims.started(known.card.claim.id, agreementVersion);
      if (agreementVersion !== null) ports.consent.given(agreementVersion);
      show({ claimNote: '' });
    },
    /** 同意并完成开卡: for a card that was got elsewhere. */
    async agree(): Promise<void> {
      const version = known?.merchant.agreementVersion;
      if (!version || scene.busy !== '') return;
      claims.agreed(version);
      ports.consent.given(version);
      show({ claimNote: '' });
      await settle();
    },
  };
}
