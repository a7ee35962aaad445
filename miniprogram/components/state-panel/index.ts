import { ComponentWithComputed } from 'miniprogram-computed';
import type { PanelView } from '../../member/view';

/** A state that needs words: what happened, what to do, one way on. Event: `act` {action}. */
ComponentWithComputed({
  properties: {
    panel: { type: Object, value: {} as PanelView },
    busy: { type: Boolean, value: false },
    /** Takes the height of a page of its own instead of standing among other things. */
    alone: { type: Boolean, value: false },
  },
  computed: {
    look: ({ alone }: { alone: boolean }) => (alone ? 'panel panel--alone' : 'panel'),
    wayOn: ({ panel, busy }: { panel: PanelView; busy: boolean }) => (busy ? '请稍候…' : panel.label),
    /** What a person reads out to the shop. */
    number: ({ panel }: { panel: PanelView }) => (panel.requestId ? `编号 ${panel.requestId}` : ''),
  },
  methods: {
    act() {
      this.triggerEvent('act', { action: this.data.panel.action });
    },
  },
});
