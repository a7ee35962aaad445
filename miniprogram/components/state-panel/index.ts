import type { PanelView } from '../../member/view';

/** A state that needs words: what happened, what to do, one way on. Event: `act` {action}. */
Component({
  properties: {
    panel: { type: Object, value: {} as PanelView },
    busy: { type: Boolean, value: false },
    /** Takes the height of a page of its own instead of standing among other things. */
    alone: { type: Boolean, value: false },
  },
  methods: {
    act() {
      this.triggerEvent('act', { action: this.data.panel.action });
    },
  },
});
