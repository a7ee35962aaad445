/** What stands on a page of its own while it asks, in ready words. Pure. */
import type { ApiFailure } from '../../../api/failure';
import { age } from '../../../member/format';
import type { PanelView } from '../../../member/view';
import type { More } from './paged';
import type { Asked } from './question';

export interface AskedView {
  readonly kind: Asked<unknown>['kind'];
  /** Instead of the page's matter; null where that is shown. */
  readonly panel: PanelView | null;
  /** How old what is shown is, and why; empty when it is fresh. */
  readonly old: string;
}

export const loadingView: AskedView = { kind: 'loading', panel: null, old: '' };

const panelOf = ({ title, text, requestId, offline }: ApiFailure): PanelView => ({
  icon: offline ? 'offline' : 'fault',
  title,
  text,
  action: 'retry',
  label: '重试',
  requestId,
});

/** `now`: milliseconds since the epoch, by the phone's clock. */
export function askedView(asked: Asked<unknown>, now: number): AskedView {
  switch (asked.kind) {
    case 'loading':
      return loadingView;
    case 'failed':
      return { kind: 'failed', panel: panelOf(asked.failure), old: '' };
    case 'shown': {
      const { savedAt, trouble } = asked;
      const from = savedAt === null ? '' : `更新于 ${age(now - savedAt)}`;
      const why = trouble === null ? '' : trouble.title;
      return { kind: 'shown', panel: null, old: [why, from].filter(Boolean).join('，') };
    }
  }
}

/** The line under a list. */
export function moreWords(more: More): string {
  return { end: '没有更多了', idle: '', loading: '正在加载…', failed: '没有加载成功，点这里重试' }[more];
}
