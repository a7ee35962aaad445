import type { Card } from '../../card';
import { cardColor } from '../../color';
import { readOpening } from '../../opening';
import type { Opening } from '../../opening';
import { prefill } from '../../prefill';
import type { FilledField } from '../../prefill';
import { openCard, submitCard } from '../../service';

type State = 'loading' | 'claimable' | 'already_member' | 'invalid' | 'failed' | 'claimed';

interface CardPage {
  state: State;
  card: Card | null;
  fields: FilledField[];
  message: string;
  busy: boolean;
}

const START: CardPage = { state: 'loading', card: null, fields: [], message: '', busy: false };

let opening: Opening | null = null;

Page({
  data: START,

  onLoad() {
    const read = readOpening(wx.getEnterOptionsSync());
    if (read.kind === 'refused') {
      this.setData({ state: 'invalid', message: read.message });
      return;
    }
    opening = read.opening;
    void this.load();
  },

  async load() {
    const asked = opening;
    if (asked === null) return;
    this.setData({ state: 'loading', message: '' });
    try {
      const view = await openCard(asked);
      this.setData({
        state: view.state,
        card: view.card ? { ...view.card, color: cardColor(view.card.color) } : null,
        fields: prefill(view.fields ?? [], asked.userId, asked.userName),
        message: view.message ?? '',
      });
    } catch (error) {
      this.setData({ state: 'failed', message: wordsOf(error) });
    }
  },

  onInput(event: WechatMiniprogram.Input) {
    const index = Number(event.currentTarget.dataset['index']);
    this.setData({ [`fields[${String(index)}].value`]: event.detail.value });
  },

  async onSubmit() {
    if (opening === null || this.data.busy) return;
    const missing = this.data.fields.find((field) => field.required && field.value.trim() === '');
    if (missing !== undefined) {
      this.setData({ message: `请填写${missing.label}` });
      return;
    }
    this.setData({ busy: true, message: '' });
    try {
      const form = Object.fromEntries(this.data.fields.map((field) => [field.id, field.value.trim()]));
      const { extraData } = await submitCard(opening, form);
      // Without jump mode WeChat activates by itself, stays on the card and hands nothing back (fact sheet D3).
      if (extraData === null) this.setData({ state: 'claimed', busy: false });
      else void wx.navigateBackMiniProgram({ extraData });
    } catch (error) {
      this.setData({ busy: false, message: wordsOf(error) });
    }
  },

  onRetry() {
    void this.load();
  },

  onLeave() {
    void wx.navigateBackMiniProgram({});
  },
});

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : '出错了，请重试';
}
