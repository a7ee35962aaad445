/** Shows a member code while its page is open: a fresh one when there is network, one issued ahead when not. No wx. */
import type { MemberApi } from '../api/member';
import { asFailure } from '../api/failure';
import type { ApiFailure } from '../api/failure';
import type { Clock } from '../platform/clock';
import type { CodeWallet, ShownCode } from './code-wallet';

/** fresh: the server was just asked. The others were issued ahead: it takes long, cannot be reached, or answers badly. */
export type CodeOrigin = 'fresh' | 'slow' | 'offline' | 'refused';

export type CodeState =
  | { kind: 'loading' }
  | { kind: 'shown'; shown: ShownCode; from: CodeOrigin }
  /** No valid code and no way to get one now. */
  | { kind: 'unavailable'; failure: ApiFailure };

export interface CodeDesk {
  open(): void;
  /** A new code at once (the old one may have been scanned). */
  refresh(): Promise<void>;
  /** Hidden or left: nothing runs on. */
  close(): void;
}

export interface CodeDeskPorts {
  readonly api: Pick<MemberApi, 'codes'>;
  readonly wallet: CodeWallet;
  readonly clock: Clock;
}

const TICK_MS = 1000;
/** A code issued ahead steps in when the server takes longer. */
const PATIENCE_MS = 1500;
/** Asks for new codes when no next one is there and this is left. */
const REFILL_MS = 40_000;
/** Pause between vain attempts to refill. */
const REFILL_AGAIN_MS = 10_000;

export function createCodeDesk(
  { api, wallet, clock }: CodeDeskPorts,
  draw: (state: CodeState) => void,
): CodeDesk {
  let open = false;
  let asking = false;
  let from: CodeOrigin = 'fresh';
  let trouble: ApiFailure | null = null;
  let askedAt = 0;
  let cancelTick: (() => void) | null = null;
  let cancelPatience: (() => void) | null = null;

  function show(): void {
    if (!open) return;
    const shown = wallet.current(clock.now());
    if (shown) draw({ kind: 'shown', shown, from });
    else if (trouble && !asking) draw({ kind: 'unavailable', failure: trouble });
    else draw({ kind: 'loading' });
  }

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    askedAt = clock.now();
    try {
      const issued = await api.codes();
      wallet.fill(issued, askedAt, clock.now());
      from = 'fresh';
      trouble = null;
    } catch (error) {
      const failure = asFailure(error);
      from = failure.offline ? 'offline' : 'refused';
      trouble = failure;
      if (failure.code === 'not_a_member' || failure.code === 'merchant_suspended') wallet.clear();
    } finally {
      asking = false;
      askedAt = clock.now();
    }
    cancelPatience?.();
    cancelPatience = null;
    show();
  }

  function tick(): void {
    cancelTick = clock.after(TICK_MS, () => {
      const now = clock.now();
      const shown = wallet.current(now);
      const due = !shown || (shown.leftMs < REFILL_MS && !wallet.hasNext(now));
      if (due && now - askedAt > REFILL_AGAIN_MS) void ask();
      if (!cancelPatience) show();
      tick();
    });
  }

  return {
    open() {
      if (open) return;
      open = true;
      trouble = null;
      draw({ kind: 'loading' });
      cancelPatience = clock.after(PATIENCE_MS, () => {
        cancelPatience = null;
        from = 'slow';
        show();
      });
      void ask();
      tick();
    },
    async refresh() {
      await ask();
    },
    close() {
      open = false;
      cancelTick?.();
      cancelTick = null;
      cancelPatience?.();
      cancelPatience = null;
    },
  };
}
