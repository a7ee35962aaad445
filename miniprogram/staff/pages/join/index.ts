import { changes } from '../../../member/changes';
import { systemRandom } from '../../../platform/clock';
import { staffServices } from '../../services';
import { createJoinFlow } from '../../join/join-flow';
import type { JoinFlow } from '../../join/join-flow';
import { joinView } from '../../join/join-view';
import type { JoinView } from '../../join/join-view';
import { idOf } from '../../write/scene';

const firstView = joinView({ kind: 'loading' });

interface Held {
  flow: JoinFlow | null;
  drawn: JoinView;
}

interface Custom {
  held: Held;
  act(event: WechatMiniprogram.TouchEvent<object, object, { action: JoinView['action'] }>): void;
}

Page<JoinView, Custom>({
  data: firstView,
  held: { flow: null, drawn: firstView },

  onLoad(query) {
    this.held = { flow: null, drawn: firstView };
    this.held.flow = createJoinFlow({
      invitationId: idOf('i', query['scene'], query['i']),
      api: staffServices().invitations,
      random: systemRandom,
      onState: (state) => {
        const view = joinView(state);
        const changed = changes(this.held.drawn, view);
        this.held.drawn = view;
        if (Object.keys(changed).length > 0) this.setData(changed);
      },
    });
    void this.held.flow.open();
  },
  onUnload() {
    this.held.flow?.ended();
    this.held.flow = null;
  },
  act(event) {
    const { flow } = this.held;
    if (event.currentTarget.dataset.action === 'accept') void flow?.accept();
    else void flow?.open();
  },
});
