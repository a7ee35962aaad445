/** The code page's state in ready words. Pure. */
import type { CodeOrigin, CodeState } from './code-desk';
import type { PanelView } from './view';

export interface CodeView {
  readonly kind: CodeState['kind'];
  readonly code: string;
  readonly note: string;
  readonly panel: PanelView | null;
}

/** Whole seconds of a short wait: "1:05". */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const origins: Readonly<Record<CodeOrigin, string>> = {
  fresh: '自动更新',
  slow: '网络较慢，预存的会员码',
  offline: '无网络，预存的会员码',
  refused: '暂时不能更新，预存的会员码',
};

export function codeView(state: CodeState): CodeView {
  switch (state.kind) {
    case 'loading':
      return { kind: 'loading', code: '', note: '', panel: null };
    case 'shown':
      return {
        kind: 'shown',
        code: state.shown.code,
        note: `${origins[state.from]} · ${countdown(state.shown.leftMs)} 内有效`,
        panel: null,
      };
    case 'unavailable': {
      const { title, text, requestId, offline } = state.failure;
      return {
        kind: 'unavailable',
        code: '',
        note: '',
        panel: {
          icon: offline ? 'offline' : 'fault',
          title,
          text: offline ? '会员码需要网络更新。请检查网络，或向店员报会员卡号。' : text,
          action: 'retry',
          label: '重试',
          requestId,
        },
      };
    }
  }
}
