import { CallError } from '../../api/client';
import type { LedgerEntry, SpendingConfirmation, TerminalApi, TerminalTap } from '../../api/terminal';
import { isUnsure, textOf } from './counter';
import type { Machine } from './live';
import { counted, yuan } from '../../../../src/contract/numbers';
import { amountText, reasonOf, type MoneyAct } from './words';

/**
 * One change of points or balance at the counter, from the button to its end. `unsure`: no answer came; trying again
 * under the same key books it once at most.
 */
export type Money =
  | { readonly name: 'closed' }
  | { readonly name: 'form'; readonly act: MoneyAct; readonly problem: string | null }
  | { readonly name: 'booking'; readonly act: MoneyAct; readonly amount: number }
  /** The member's phone asks them. */
  | { readonly name: 'asked'; readonly act: MoneyAct; readonly confirmation: SpendingConfirmation }
  | { readonly name: 'done'; readonly text: string }
  /** It ended without a change. */
  | { readonly name: 'undone'; readonly act: MoneyAct; readonly text: string }
  | { readonly name: 'unsure'; readonly act: MoneyAct; readonly amount: number; readonly text: string };

export interface MoneyDesk {
  open(act: MoneyAct): void;
  /** `typed` as it stands in the field. */
  submit(typed: string): Promise<void>;
  /** The same again, after no answer came. */
  again(): Promise<void>;
  withdraw(): Promise<void>;
  close(): void;
  /** What the stream says about a confirmation. */
  heard(confirmation: SpendingConfirmation): void;
  stop(): void;
}

type MoneyApi = Pick<TerminalApi, 'book' | 'ask' | 'confirmation' | 'withdraw'>;

/** The stream tells at once; this is for when the telling was lost. ms */
const LOOK_MS = 4_000;
const UNSURE = '没有收到服务器的答复，不知道是否已入账。请点「再试一次」：同一笔不会重复入账。';

/** The contract's most of one entry: points, or fen. */
const MOST = 100_000_000;
const UNREADABLE = {
  points: '请输入整数积分，如 30；不要小数点、逗号或负号。',
  balance: '请输入金额，如 25 或 12.50，最多两位小数；不要逗号或负号。',
} as const;
const TOO_MUCH = {
  points: `一次最多 ${counted(MOST)} 积分，请核对。`,
  balance: `一次最多 ${yuan(MOST)} 元，请核对。`,
} as const;

/**
 * Points as typed, or yuan with at most two decimals as fen, also in full-width digits and with the full stop of a Chinese
 * input method; else what is wrong with it.
 */
export function readAmount(
  typed: string,
  account: MoneyAct['account'],
): number | { readonly problem: string } {
  const text = typed.normalize('NFKC').replace('。', '.').trim();
  const pattern = account === 'points' ? /^\d+$/ : /^\d+(?:\.\d{1,2})?$/;
  if (!pattern.test(text)) return { problem: UNREADABLE[account] };
  const amount = account === 'points' ? Number(text) : Math.round(Number(text) * 100);
  if (amount > MOST) return { problem: TOO_MUCH[account] };
  return amount >= 1 ? amount : { problem: '不能是 0，请输入要增加或使用的数。' };
}

/** Changes of points and balance for the one being served (`tap`). `newKey` makes an idempotency key. */
export function createMoneyDesk(
  api: MoneyApi,
  tapId: string,
  machine: Pick<Machine, 'after'>,
  newKey: () => string,
  on: { changed(money: Money): void; tap(tap: TerminalTap): void },
): MoneyDesk {
  let money: Money = { name: 'closed' };
  let key = '';
  let offLook = (): void => undefined;
  let over = false;

  const show = (next: Money): void => {
    money = next;
    if (!over) on.changed(next);
  };

  /** Books at once where the evidence allows it; else asks the member's phone under the same key. */
  async function book(act: MoneyAct, amount: number): Promise<void> {
    show({ name: 'booking', act, amount });
    const wish = { tapId, account: act.account, amount, reason: reasonOf(act) };
    try {
      const { entry, tap } = await api.book(key, { ...wish, kind: act.kind });
      on.tap(tap);
      show({ name: 'done', text: doneText(entry) });
    } catch (error) {
      if (error instanceof CallError && error.code === 'confirmation_required') return ask(act, amount);
      fail(error, act, amount);
    }
  }

  async function ask(act: MoneyAct, amount: number): Promise<void> {
    try {
      const wish = { tapId, account: act.account, amount, reason: reasonOf(act) };
      follow(act, await api.ask(key, wish));
    } catch (error) {
      fail(error, act, amount);
    }
  }

  function fail(error: unknown, act: MoneyAct, amount: number): void {
    if (isUnsure(error)) show({ name: 'unsure', act, amount, text: UNSURE });
    else show({ name: 'undone', act, text: textOf(error) });
  }

  /** Shows a confirmation as it is now, and looks again while it is open. */
  function follow(act: MoneyAct, confirmation: SpendingConfirmation): void {
    offLook();
    const what = amountText(confirmation.account, confirmation.amount);
    switch (confirmation.state) {
      case 'asked':
        show({ name: 'asked', act, confirmation });
        offLook = machine.after(LOOK_MS, () => void look(act, confirmation.id));
        return;
      case 'confirmed':
        show({ name: 'done', text: `会员已在手机上确认，已使用${what}。` });
        return;
      case 'refused':
        show({ name: 'undone', act, text: `会员没有同意使用${what}，没有扣除。` });
        return;
      case 'withdrawn':
        show({ name: 'undone', act, text: `已撤回，没有扣除${what}。` });
        return;
      case 'expired':
        show({
          name: 'undone',
          act,
          text: `会员没有及时确认，没有扣除${what}；可以再发一次，或扫会员码。`,
        });
    }
  }

  async function look(act: MoneyAct, id: string): Promise<void> {
    try {
      const confirmation = await api.confirmation(id);
      if (money.name === 'asked' && money.confirmation.id === id) follow(act, confirmation);
    } catch {
      if (money.name === 'asked' && !over) offLook = machine.after(LOOK_MS, () => void look(act, id));
    }
  }

  return {
    open: (act) => {
      if (money.name !== 'booking' && money.name !== 'asked' && money.name !== 'unsure')
        show({ name: 'form', act, problem: null });
    },
    async submit(typed) {
      if (money.name !== 'form') return;
      const { act } = money;
      const amount = readAmount(typed, act.account);
      if (typeof amount !== 'number') {
        show({ name: 'form', act, problem: amount.problem });
        return;
      }
      key = newKey();
      await book(act, amount);
    },
    async again() {
      if (money.name === 'unsure') await book(money.act, money.amount);
    },
    async withdraw() {
      if (money.name !== 'asked') return;
      const { act, confirmation } = money;
      try {
        follow(act, await api.withdraw(newKey(), confirmation.id));
      } catch {
        // It was decided in the same moment, or the network is gone: what it became is read.
        await look(act, confirmation.id);
      }
    },
    close: () => {
      if (money.name === 'form' || money.name === 'done' || money.name === 'undone') show({ name: 'closed' });
    },
    heard: (confirmation) => {
      if (money.name === 'asked' && money.confirmation.id === confirmation.id)
        follow(money.act, confirmation);
    },
    stop() {
      // Nobody at the counter waits for the answer any more.
      if (money.name === 'asked') void api.withdraw(newKey(), money.confirmation.id).catch(() => undefined);
      over = true;
      offLook();
    },
  };
}

function doneText(entry: LedgerEntry): string {
  const what = amountText(entry.account, Math.abs(entry.amount));
  const left = amountText(entry.account, entry.after);
  return `${entry.amount > 0 ? '已增加' : '已使用'}${what}，现有${left}。`;
}
