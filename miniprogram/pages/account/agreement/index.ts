import { systemClock } from '../../../platform/clock';
import { openPage } from '../../../platform/pages';
import { askedView, loadingView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import { createDrawing } from '../common/drawing';
import { createQuestion } from '../common/question';
import type { Question } from '../common/question';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { agreementView, noAgreement } from './view';
import type { AgreementMatter, AgreementView } from './view';

interface Drawn {
  readonly page: AskedView;
  readonly its: AgreementView;
}
interface Custom {
  held: { question: Question<AgreementMatter> | null };
  retry(): void;
  open(event: WechatMiniprogram.TouchEvent<object, object, { version: string }>): void;
}

const first: Drawn = { page: loadingView, its: noAgreement };

/** `version` in the address names an older one; without it the one in force. */
Page<Drawn & Readable, Custom>({
  data: readable(first),
  held: { question: null },

  onLoad(query) {
    const draw = createDrawing(first, (changed) => this.setData(changed));
    const wanted = query['version'] ? decodeURIComponent(query['version']) : null;
    const { account } = accountServices();
    const question = createQuestion<AgreementMatter>(
      {
        async ask(until) {
          const agreements = await account.agreements(until);
          const version = wanted ?? agreements.current;
          return { agreements, agreement: version === null ? null : await account.agreement(version, until) };
        },
      },
      (asked) =>
        draw({
          page: askedView(asked, systemClock.now()),
          its: asked.kind === 'shown' ? agreementView(asked.value) : noAgreement,
        }),
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
  open(event) {
    const { version } = event.currentTarget.dataset;
    openPage(`/pages/account/agreement/index?version=${encodeURIComponent(version)}`);
  },
});
