/** The write page's behaviour: opens the write code, keeps the tag session fed, registers results. No wx, no view. */
import { asFailure } from '../../api/failure';
import type { SessionState } from '../nfc/session-types';
import type { TagHolds } from '../nfc/tag-content';
import { createTagSession } from '../nfc/tag-session';
import type { Finished, FlowPorts, FlowState, WriteFlow } from './flow-types';
import { gateOfFault, gateOfPlatform } from './gate';
import { createGuarding } from './guarding';
import type { Mode } from './guarding';
import { askOwner } from './owner';
import { reportsOf, writeResult } from './reports';
import { createReservations } from './reservations';
import { DEAD_CODE } from './scene';

export type { FlowPorts, FlowState, Haptics, Opening, WriteFlow } from './flow-types';

/** Tags reserved ahead, so that a batch goes on without network. */
const AHEAD = 10;
const REFILL_BELOW = 4;
const PLAIN: Mode = { job: 'write', wish: 'none' };

/** Makes the page's behaviour; call `shown` to begin. */
export function createWriteFlow(ports: FlowPorts): WriteFlow {
  const { code, api, clock, haptics } = ports;
  const stock = createReservations();
  const uids = {
    verified: new Set<string>(),
    unverified: new Set<string>(),
    guarded: new Set<string>(),
    cleaned: new Set<string>(),
  };
  let visible = false;
  let busy = false;
  let unwatch: (() => void) | null = null;
  let state: FlowState = {
    opening: code === null ? { kind: 'no-code' } : { kind: 'opening' },
    gate: gateOfPlatform(ports.platform, ports.nfc !== null),
    passing: { kind: 'none' },
    tag: { kind: 'off' },
    last: null,
    owner: null,
    verified: 0,
    unverified: 0,
    remainingToday: 0,
    ended: false,
    mode: PLAIN,
    guarded: 0,
    cleaned: 0,
    keyRefusal: null,
    waiting: 0,
    refused: [],
  };
  const outbox = ports.outbox({
    onChange: () => change({ waiting: outbox.waiting(), refused: [...outbox.refused()] }),
    onReceipt: receipt,
  });
  const guard = createGuarding({
    api,
    outbox,
    clock,
    code,
    mode: () => state.mode,
    mayProtect: () => state.opening.kind === 'open' && state.opening.session.mayProtect,
    resultOf: (tag, payload) => writeResult(tag, payload, { kind: 'verified', already: false }, clock.now()),
    onRefusal: (keyRefusal) => change({ keyRefusal }),
  });
  const session =
    ports.nfc === null
      ? null
      : createTagSession({ nfc: ports.nfc, clock, payloads: stock, guard, onState: heard });

  function change(part: Partial<FlowState>): void {
    state = { ...state, ...part };
    ports.onState(state);
  }

  /** NFC runs exactly when the page is visible, the code is open, and nothing stands in the way. */
  function adjust(): void {
    if (session === null) return;
    const platformGate = gateOfPlatform(ports.platform, true);
    const run = visible && state.opening.kind === 'open' && !state.ended && platformGate === null;
    if (run) void session.start();
    else if (state.tag.kind !== 'off') void session.stop();
  }

  async function open(): Promise<void> {
    if (code === null || busy) return;
    busy = true;
    const first = state.opening.kind !== 'open';
    if (first) change({ opening: { kind: 'opening' } });
    try {
      // Results first: what they wrote must not be reserved for another tag.
      await outbox.flush();
      // A phone that cannot write takes no tag ids away from those that can.
      const canWrite = gateOfPlatform(ports.platform, ports.nfc !== null) === null;
      const answer = await api.openWriteSession(code, canWrite ? AHEAD : 1);
      const taken = new Set(outbox.tagIds());
      stock.add(
        answer.reserved
          .filter(({ tagId }) => tagId === null || !taken.has(tagId))
          .map(({ tagId, scheme }) => ({ tagId, uri: scheme, aar: answer.aar })),
      );
      change({
        opening: { kind: 'open', session: answer },
        remainingToday: answer.writeCode.remainingToday,
        // The right may have been withdrawn meanwhile.
        mode: answer.mayProtect ? state.mode : PLAIN,
      });
      adjust();
      void passOn();
    } catch (error) {
      const failure = asFailure(error);
      // A refill that fails is no reason to stop while something reserved can still be written.
      if (first || DEAD_CODE.includes(failure.code) || stock.free() === 0) {
        change({ opening: { kind: 'failed', failure } });
        adjust();
        void passOn();
      }
    } finally {
      busy = false;
    }
  }

  /** Where only somebody else's phone can write, the code is shown for it to scan. */
  async function passOn(): Promise<void> {
    const { gate, passing, opening } = state;
    // Whoever holds the code may pass it on, also where only staff may write with it.
    const isKnown =
      opening.kind === 'open' || (opening.kind === 'failed' && opening.failure.code === 'staff_required');
    if (code === null || gate?.shareable !== true || !isKnown) return;
    if (passing.kind === 'fetching' || passing.kind === 'shown') return;
    change({ passing: { kind: 'fetching' } });
    try {
      const { contentType, base64 } = await api.codePicture(code);
      change({ passing: { kind: 'shown', source: `data:${contentType};base64,${base64}` } });
    } catch (error) {
      change({ passing: { kind: 'failed', failure: asFailure(error) } });
    }
  }

  function heard(tag: SessionState): void {
    if (tag.kind === 'blocked') {
      change({ tag, gate: gateOfFault(tag.fault) });
      haptics.needsYou();
      void passOn();
      return;
    }
    change({
      tag,
      owner: null,
      ...(tag.kind === 'waiting' || tag.kind === 'starting' ? { gate: null } : {}),
      ...(tag.kind === 'inspecting' || tag.kind === 'repeated' ? { last: null, keyRefusal: null } : {}),
    });
    if (tag.kind === 'inspecting') haptics.seen();
    if (tag.kind === 'repeated' || tag.kind === 'allowed') haptics.needsYou();
    if (tag.kind === 'confirming') {
      haptics.needsYou();
      void tellOwner(tag.tag.uid, tag.holds);
    }
    if (tag.kind === 'finished') finished(tag);
  }

  function receipt(answered: string, writtenToday: number): void {
    if (answered !== code || state.opening.kind !== 'open') return;
    const { remainingToday, writtenToday: before } = state.opening.session.writeCode;
    change({ remainingToday: Math.max(0, remainingToday + before - writtenToday) });
    // The server says how it goes on when the day's number is used up.
    if (state.remainingToday === 0) void open();
  }

  async function tellOwner(uid: string, holds: TagHolds): Promise<void> {
    const asked = code === null ? null : askOwner(api, code, uid, holds);
    if (asked === null) return;
    change({ owner: 'asking' });
    const owner = await asked;
    if (state.tag.kind === 'confirming' && state.tag.tag.uid === uid) change({ owner });
  }

  function finished(end: Finished): void {
    const { job, outcome, tag, payload, protection } = end;
    const isDone = outcome.kind === 'verified' && protection?.end !== 'open';
    if (isDone) haptics.verified();
    else haptics.needsYou();
    if (job !== 'write') {
      if (outcome.kind === 'verified') uids.cleaned.add(tag.uid);
    } else if (outcome.kind === 'verified') {
      uids.unverified.delete(tag.uid);
      uids.verified.add(tag.uid);
    } else if (outcome.kind === 'unverified') uids.unverified.add(tag.uid);
    if (protection?.end === 'done') uids.guarded.add(tag.uid);
    change({
      last: end,
      verified: uids.verified.size,
      unverified: uids.unverified.size,
      guarded: uids.guarded.size,
      cleaned: uids.cleaned.size,
    });
    const isTold = outcome.kind === 'verified' && payload !== null && guard.isTold(tag.uid, payload);
    const reports = reportsOf(end, isTold, clock.now());
    // Whatever was told before is no longer what lies on it.
    if (!isTold) guard.forget(tag.uid);
    if (code !== null && reports.length > 0) {
      for (const report of reports) outbox.add(code, report);
      void outbox.flush().then(() => {
        if (stock.free() < REFILL_BELOW) return open();
        return undefined;
      });
    } else if (job === 'write' && payload === null) void open();
  }

  return {
    shown() {
      visible = true;
      change({ waiting: outbox.waiting() });
      unwatch ??= ports.network.watch((connected) => {
        if (connected)
          void (state.opening.kind === 'failed' && !state.opening.failure.offline ? null : open());
      });
      if (state.opening.kind === 'open') adjust();
      else void open();
      void passOn();
    },
    hidden() {
      visible = false;
      unwatch?.();
      unwatch = null;
      adjust();
    },
    ended() {
      this.hidden();
    },
    retry() {
      if (state.opening.kind === 'open') adjust();
      else void open();
      void passOn();
    },
    answer(overwrite) {
      session?.answer(overwrite);
    },
    setEnded(ended) {
      change({ ended });
      adjust();
    },
    setMode(mode) {
      const may = state.opening.kind === 'open' && state.opening.session.mayProtect;
      change({ mode: may ? mode : PLAIN, last: null, keyRefusal: null });
      session?.renew();
    },
    async logIn() {
      const isStaff = await api.logInAsStaff();
      if (isStaff) await open();
      return isStaff;
    },
  };
}
