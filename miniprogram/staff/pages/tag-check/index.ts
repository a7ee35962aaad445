import { changes } from '../../../member/changes';
import { systemClock } from '../../../platform/clock';
import { staffServices } from '../../services';
import { createCheckFlow } from '../../check/check-flow';
import type { CheckFlow } from '../../check/check-flow';
import { checkView } from '../../check/check-view';
import type { CheckView } from '../../check/check-view';
import { phoneNfc } from '../../nfc/adapter';
import { readPlatform } from '../../write/phone';
import { writeCodeOf } from '../../write/scene';

const firstView = checkView({ kind: 'starting' });

interface Held {
  flow: CheckFlow | null;
  drawn: CheckView;
}

interface Custom {
  held: Held;
  retry(): void;
}

Page<CheckView, Custom>({
  data: firstView,
  held: { flow: null, drawn: firstView },

  onLoad(query) {
    this.held = { flow: null, drawn: firstView };
    this.held.flow = createCheckFlow({
      code: writeCodeOf({ scene: query['scene'], w: query['w'] }),
      platform: readPlatform(),
      nfc: phoneNfc(),
      api: staffServices().staff,
      clock: systemClock,
      onState: (state) => {
        const view = checkView(state);
        const changed = changes(this.held.drawn, view);
        this.held.drawn = view;
        if (Object.keys(changed).length > 0) this.setData(changed);
      },
    });
  },
  onShow() {
    void this.held.flow?.shown();
  },
  onHide() {
    void this.held.flow?.hidden();
  },
  onUnload() {
    void this.held.flow?.hidden();
    this.held.flow = null;
  },
  retry() {
    void this.held.flow?.shown();
  },
});
