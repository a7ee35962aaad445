import type { KeyValueStore } from '../phone/ports';
import { button, h, panel } from './dom';

export type TourStep = 'console' | 'scan' | 'write' | 'tap' | 'claim' | 'pos';

interface StepText {
  id: TourStep;
  title: string;
  how: string;
  link?: { href: string; target: string; text: string };
}

const STEPS: readonly StepText[] = [
  {
    id: 'console',
    title: '打开商家平台',
    how: '在「会员领卡用卡入口」找到太原第一门店的收银终端，打开它的写卡码。',
    link: { href: '/console/', target: 'console', text: '打开商家平台' },
  },
  {
    id: 'scan',
    title: '扫写卡码',
    how: '在写卡码窗口点「在手机预览里扫码」，或在右侧「扫一扫」里点它的图片。',
  },
  { id: 'write', title: '写一枚标签', how: '把空白的 NTAG213 贴近手机，等到「写入成功」。' },
  { id: 'tap', title: '会员碰一碰', how: '拿开标签，换一位微信用户，再把它贴近手机，会员中心自动打开。' },
  { id: 'claim', title: '领取会员卡', how: '点「领取会员卡」，在开卡组件里提交，回到会员中心。' },
  {
    id: 'pos',
    title: '前台识别会员',
    how: '在收银前台，这位会员已经在等候；点「接待」，会员的手机会看到。',
    link: { href: '/pos/', target: 'pos', text: '打开收银前台' },
  },
];

const KEY = 'nfc-preview:tour';

/** The story as a checklist that ticks itself while one does it. */
export class Tour {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'tour' });
  private readonly done: Set<string>;

  constructor(private readonly store: KeyValueStore) {
    this.done = new Set((store.get(KEY) ?? '').split(',').filter((id) => id !== ''));
    const again = button('重新开始', 'tour-reset', () => this.reset(), 'quiet');
    this.element = panel('走一遍', 'panel-tour', this.list, again);
    this.draw();
  }

  tick(step: TourStep): void {
    if (this.done.has(step)) return;
    this.done.add(step);
    this.save();
  }

  /** Steps ticked so far. */
  ticked(): TourStep[] {
    return STEPS.map(({ id }) => id).filter((id) => this.done.has(id));
  }

  private reset(): void {
    this.done.clear();
    this.save();
  }

  private save(): void {
    this.store.set(KEY, [...this.done].join(','));
    this.draw();
  }

  private draw(): void {
    const next = STEPS.find(({ id }) => !this.done.has(id))?.id;
    this.list.replaceChildren(...STEPS.map((step) => this.row(step, step.id === next)));
  }

  private row({ id, title, how, link }: StepText, next: boolean): HTMLElement {
    const done = this.done.has(id);
    const anchor =
      link === undefined
        ? null
        : h('a', {
            text: link.text,
            testid: `tour-link-${id}`,
            attributes: { href: link.href, target: link.target },
            // Only the console is done by opening it; the counter's step is done by the cashier.
            on: { click: () => (id === 'console' ? this.tick(id) : undefined) },
          });
    return h(
      'li',
      {
        class: done ? 'done' : next ? 'next' : '',
        testid: `tour-step-${id}`,
        attributes: { 'data-done': String(done), 'aria-current': next ? 'step' : null },
      },
      h('strong', { text: done ? `✓ ${title}` : title }),
      done ? null : h('p', { text: how }),
      done && !next ? null : anchor,
    );
  }
}
