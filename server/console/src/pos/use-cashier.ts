import { computed, ref, shallowRef } from 'vue';
import type { Identification, SpendingConfirmation, TerminalApi } from '../api/terminal';
import { readEntry } from './core/entry';
import { idleWords } from './core/idle';
import type { Command } from './core/keys';
import { staleText } from './core/link';
import { neighbour, pickOf, turnChoice, whoHas } from './core/pick';
import type { MoneyAct } from './core/words';
import { useCounter } from './use-counter';
import { useKeys } from './use-keys';

/** What lies over the desk. */
export type Dialog =
  | { readonly name: 'menu' }
  | { readonly name: 'recent' }
  | { readonly name: 'find'; readonly tail: string }
  | { readonly name: 'binding'; readonly code: string };

/** Parts of the page that keys reach. */
export interface Parts {
  field(): { focus(): void; empty(): boolean; is(target: EventTarget | null): boolean } | null;
  money(): {
    open(act: MoneyAct): void;
    back(): boolean;
    heard(confirmation: SpendingConfirmation): void;
  } | null;
}

const CHOOSE = '请问会员手机上的两位数字，直接输入后按 Enter；也可以用 ← → 选中数字再按 Enter。';
const CODE_ONLY = '这位会员没有数字可核对，请会员出示会员码，用扫码枪扫一下。';
const SERVING = '还在接待上一位。请先按 F8 完成，或用 ↑ ↓ 选中下一位，再输入手机上的两位数字。';
const NOBODY_WAITS = '现在没有会员在等，不用输入两位数字。查找会员请输入手机尾号 4 位或会员卡号。';
const SEVERAL = '有几位会员都可能是这个数字，请先用 ↑ ↓ 选中会员，再输入一次。';
const BUSY = '上一步还没有完成，刚才的号码没有识别。请稍等一下，再扫一次。';

/** What the cashier does with keys, scanner and buttons, over the front desk's state. */
export function useCashier(api: TerminalApi, parts: Parts, revoked: () => void) {
  const counter = useCounter(api, {
    revoked,
    event: (event) => {
      if (event.name === 'confirmation') parts.money()?.heard(JSON.parse(event.data) as SpendingConfirmation);
    },
  });
  const { view, now, current, fresh, selected } = counter;
  const dialog = shallowRef<Dialog | null>(null);
  /** The number the arrows stand on. */
  const choice = ref<string | null>(null);
  /** What the page could not do with what was typed. */
  const hint = ref('');

  const pick = computed(() =>
    selected.value ? pickOf(view.value.desk, selected.value, view.value.rule) : null,
  );
  const notice = computed(() => {
    const { doing } = view.value;
    if (doing.name === 'failed' || doing.name === 'unsure')
      return { text: doing.text, bad: doing.name === 'failed' };
    return hint.value === '' ? null : { text: hint.value, bad: false };
  });

  function select(tapId: string | null): void {
    if (tapId !== selected.value?.id) choice.value = null;
    counter.choose(tapId);
  }

  async function accept(tapId: string, number?: string): Promise<void> {
    hint.value = '';
    await counter.accept(tapId, number);
    select(null);
    choice.value = null;
  }

  async function clear(tapId: string): Promise<void> {
    hint.value = '';
    await counter.clear(tapId);
  }

  /** Enter on the selected one: at once, or with the number chosen by the arrows. */
  function serve(): boolean {
    if (!selected.value || !pick.value || !fresh.value || selected.value.provisional) return false;
    if (pick.value.name === 'free') void accept(selected.value.id);
    else if (pick.value.name === 'code_only') hint.value = CODE_ONLY;
    else if (choice.value === null) hint.value = CHOOSE;
    else void accept(selected.value.id, choice.value);
    return true;
  }

  /** The two digits that the cashier read on the phone before them: they tell who of those who wait it is. */
  function typedNumber(number: string): void {
    const { desk } = view.value;
    if (counter.line.value.length === 0) return void (hint.value = NOBODY_WAITS);
    // While somebody is served, two digits alone send no one away.
    if (!selected.value) return void (hint.value = SERVING);
    const meant = whoHas(desk, selected.value, number);
    if (meant.is === 'one') void accept(meant.tap.id, number);
    else
      hint.value =
        meant.is === 'several' ? SEVERAL : `等候的会员里没有人的数字是 ${number}，请再核对会员手机。`;
  }

  /** Identifies, unless something is under way: then it is said, for a scan is easily taken for done. */
  async function identify(by: Identification): Promise<void> {
    if (counter.busy.value) return void (hint.value = BUSY);
    await counter.identify(() => api.identify(by));
  }

  /** A scan is for the desk, whatever lies over it. */
  function scanned(digits: string): void {
    dialog.value = null;
    entered(digits);
  }

  function entered(typed: string): void {
    hint.value = '';
    const entry = readEntry(typed);
    switch (entry.kind) {
      case 'empty':
        return;
      case 'pick':
        typedNumber(entry.number);
        return;
      case 'binding':
        dialog.value = { name: 'binding', code: entry.code };
        return;
      case 'member_code':
        void identify({ memberCode: entry.code });
        return;
      case 'card_number':
        void identify({ cardNumber: entry.number });
        return;
      case 'phone_tail':
        dialog.value = { name: 'find', tail: entry.tail };
        return;
      case 'unreadable':
        hint.value = entry.text;
    }
  }

  /** Whom the cashier picked among members with the same phone tail. */
  async function found(candidate: string): Promise<void> {
    await identify({ candidate });
    dialog.value = null;
  }

  /** Escape undoes one thing at a time: a dialog, what was typed, what was begun, what was said, what was selected. */
  function back(): boolean {
    if (dialog.value) dialog.value = null;
    else if (parts.field()?.empty() || parts.money()?.back()) return true;
    else if (notice.value) {
      hint.value = '';
      counter.forget();
    } else select(null);
    return true;
  }

  function openMoney(act: MoneyAct): boolean {
    if (current.value) parts.money()?.open(act);
    return true;
  }

  function run(command: Command): boolean {
    switch (command.do) {
      case 'select':
        select(neighbour(view.value.desk, selected.value?.id ?? null, command.by));
        return true;
      case 'turn':
        if (pick.value?.name !== 'choose') return false;
        choice.value = turnChoice(pick.value.choices, choice.value, command.by);
        return true;
      case 'serve':
        return serve();
      case 'ignore':
        if (selected.value) void clear(selected.value.id);
        return true;
      case 'finish':
        if (current.value) void clear(current.value.tap.id);
        return true;
      case 'find':
      case 'type':
        parts.field()?.focus();
        return true;
      case 'points':
        return openMoney({ kind: 'earn', account: 'points' });
      case 'balance':
        return openMoney({ kind: 'spend', account: 'balance' });
      case 'menu':
      case 'recent':
        dialog.value = { name: command.do };
        return true;
      case 'back':
        return back();
    }
  }
  useKeys({
    scanned,
    isEntry: (target) => parts.field()?.is(target) ?? false,
    inDialog: () => dialog.value !== null,
    run,
  });

  return {
    ...counter,
    idle: computed(() => {
      const [tap, how] = [selected.value, pick.value];
      const chosen = tap && how ? { tap, pick: how, choice: choice.value } : null;
      return idleWords(view.value.link, counter.line.value.length, chosen);
    }),
    dialog,
    choice,
    notice,
    stale: computed(() => staleText(view.value.link, now.value - view.value.skew)),
    entered,
    found,
    select,
    accept,
    clear,
  };
}
