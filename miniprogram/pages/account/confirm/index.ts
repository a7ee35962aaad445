import type { Confirmation } from '../../../api/types';
import { systemClock } from '../../../platform/clock';
import { services } from '../../../services';
import { createDrawing } from '../common/drawing';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { createDeciding } from './deciding';
import type { Deciding } from './deciding';
import { confirmView } from './view';
import type { ConfirmView } from './view';

interface Custom {
  held: { deciding: Deciding | null };
  yes(): void;
  no(): void;
  done(): void;
}
type Drawn = Partial<ConfirmView>;

/** Opened by the member center for what the counter asks; without a question it goes back there. */
Page<Drawn & Readable, Custom>({
  data: readable({}),
  held: { deciding: null },

  onLoad() {
    const asked: Confirmation | null = services().counter.question();
    if (asked === null) {
      void wx.reLaunch({ url: '/pages/member/index' });
      return;
    }
    const draw = createDrawing<Drawn>({}, (changed) => this.setData(changed));
    const { client, news } = services();
    const deciding = createDeciding(
      { api: accountServices().account, clock: systemClock, serverNow: client.serverNow },
      asked,
      (scene) => {
        if (scene.confirmation.state !== 'asked') news.tell();
        draw(confirmView(scene));
      },
    );
    this.held = { deciding };
    deciding.start();
  },
  onUnload() {
    this.held.deciding?.end();
  },
  yes() {
    void this.held.deciding?.decide(true);
  },
  no() {
    void this.held.deciding?.decide(false);
  },
  done() {
    void wx.navigateBack();
  },
});
