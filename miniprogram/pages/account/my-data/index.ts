import { systemClock } from '../../../platform/clock';
import type { Export } from '../api/account';
import { askedView, loadingView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import { copyText } from '../common/copy';
import { createDrawing } from '../common/drawing';
import { createQuestion } from '../common/question';
import type { Question } from '../common/question';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { sectionsOf, textOf } from './view';
import type { Section } from './view';

interface Drawn {
  readonly page: AskedView;
  readonly merchant: string;
  readonly sections: readonly Section[];
}
interface Custom {
  held: { question: Question<Export> | null };
  retry(): void;
  copyWords(): void;
  copyData(): void;
}

const first: Drawn = { page: loadingView, merchant: '', sections: [] };

Page<Drawn & Readable, Custom>({
  data: readable(first),
  held: { question: null },

  onLoad() {
    const draw = createDrawing(first, (changed) => this.setData(changed));
    const question = createQuestion<Export>(
      { ask: (until) => accountServices().account.export(until) },
      (asked) => {
        const now = systemClock.now();
        draw({
          page: askedView(asked, now),
          ...(asked.kind === 'shown'
            ? { merchant: asked.value.merchantName, sections: sectionsOf(asked.value, now) }
            : { merchant: '', sections: [] }),
        });
      },
    );
    this.held = { question };
    void question.ask();
  },
  onUnload() {
    this.held.question?.end();
  },
  retry() {
    void this.held.question?.ask();
  },
  copyWords() {
    void copyText(accountServices().privacy, textOf(this.data.sections), '已复制，可粘贴到任何地方');
  },
  copyData() {
    const asked = this.held.question?.asked();
    if (asked?.kind === 'shown')
      void copyText(accountServices().privacy, JSON.stringify(asked.value, null, 2), '已复制为 JSON');
  },
});
