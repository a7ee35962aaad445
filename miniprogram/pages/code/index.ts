import { changes } from '../../member/changes';
import { createCodeDesk } from '../../member/code-desk';
import type { CodeDesk, CodeState } from '../../member/code-desk';
import { codeView } from '../../member/code-view';
import type { CodeView } from '../../member/code-view';
import { inFours } from '../../member/format';
import { systemClock } from '../../platform/clock';
import { createBrightener, wxScreen } from '../../platform/screen';
import type { Brightener } from '../../platform/screen';
import { services } from '../../services';

interface Held {
  desk: CodeDesk | null;
  light: Brightener | null;
  drawn: CodeView;
}
type Data = CodeView & { merchantName: string; number: string; skeletonRows: string[]; textStyle: string };
interface Custom {
  held: Held;
  leave(): void;
  refresh(): Promise<void>;
}

const blank: CodeView = codeView({ kind: 'loading' });

Page<Data, Custom>({
  data: {
    ...blank,
    merchantName: '',
    number: '',
    skeletonRows: ['100%', '100%', '60%', '100%'],
    textStyle: services().textStyle,
  },
  held: { desk: null, light: null, drawn: blank },

  onLoad() {
    const { member, codes, cards } = services();
    const card = cards.read();
    this.setData({
      merchantName: card?.merchant.name ?? '',
      number: card ? inFours(card.member.number) : '',
    });
    const draw = (state: CodeState) => {
      const next = codeView(state);
      const changed = changes(this.held.drawn, next);
      this.held.drawn = next;
      if (Object.keys(changed).length > 0) this.setData(changed);
    };
    this.held = {
      desk: createCodeDesk({ api: member, wallet: codes, clock: systemClock }, draw),
      light: createBrightener(wxScreen),
      drawn: blank,
    };
  },
  onShow() {
    this.held.desk?.open();
    void this.held.light?.brighten();
  },
  onHide() {
    this.leave();
  },
  onUnload() {
    this.leave();
  },
  leave() {
    this.held.desk?.close();
    void this.held.light?.dim();
  },
  async refresh() {
    await this.held.desk?.refresh();
  },
});
