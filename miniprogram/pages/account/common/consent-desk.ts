/**
 * A page whose acts need the member's consent: it is asked for when, and only when, an act needs it, and recorded with its
 * version before the act. No wx.
 */
import type { Cancellation } from '../../../api/cancel';
import { asFailure } from '../../../api/failure';
import type { AccountApi, Agreements, ConsentPurpose } from '../api/account';
import { createQuestion } from './question';
import type { Asked } from './question';
import { toldFailure } from './told';
import type { Told } from './told';

export interface Matter<M> {
  readonly its: M;
  readonly agreements: Agreements;
}

export interface DeskScene<M> {
  readonly asked: Asked<Matter<M>>;
  /** Name of the act under way; empty when there is none. */
  readonly busy: string;
  /** The member has ticked that they read and agree. */
  readonly agreed: boolean;
  /** What the last act came to. */
  readonly told: Told | null;
}

export interface Act<M, A> {
  readonly name: string;
  /** null: needs no consent, such as erasing. */
  readonly purpose: ConsentPurpose | null;
  readonly run: () => Promise<A>;
  /** The page's matter after it. */
  readonly after: (before: M, answer: A) => M;
  readonly told: (answer: A) => Told | null;
}

export interface ConsentDesk<M> {
  readonly scene: () => DeskScene<M>;
  ask(): Promise<void>;
  agree(agreed: boolean): void;
  tell(told: Told | null): void;
  /** The matter has changed by itself, such as a request that was confirmed elsewhere. */
  amend(change: (its: M) => M): void;
  /** Without the tick it needs, an act says so and does nothing. One act at a time. */
  act<A>(act: Act<M, A>): Promise<void>;
  end(): void;
}

/** Version to read and agree to before an act of this purpose; null: none is in force, or it was agreed to. */
export function neededVersion({ current, consents }: Agreements, purpose: ConsentPurpose): string | null {
  return consents.some((it) => it.version === current && it.purpose === purpose) ? null : current;
}

/** After these the page asks again what has to be agreed to. */
const CONSENT_CHANGED: readonly string[] = ['agreement_outdated', 'consent_required'];

const untold: Told = {
  tone: 'warning',
  title: '请先勾选同意',
  text: '阅读会员协议与隐私政策并勾选后，再点一次。',
  requestId: '',
};

export function createConsentDesk<M>(
  api: Pick<AccountApi, 'agreements' | 'consent'>,
  matter: (until: Cancellation) => Promise<M>,
  draw: (scene: DeskScene<M>) => void,
): ConsentDesk<M> {
  let scene: DeskScene<M> = { asked: { kind: 'loading' }, busy: '', agreed: false, told: null };
  function show(next: Partial<DeskScene<M>>): void {
    scene = { ...scene, ...next };
    draw(scene);
  }
  const question = createQuestion<Matter<M>>(
    {
      async ask(until) {
        const [its, agreements] = await Promise.all([matter(until), api.agreements(until)]);
        return { its, agreements };
      },
    },
    (asked) => show({ asked }),
  );

  return {
    scene: () => scene,
    ask: question.ask,
    agree: (agreed) => show({ agreed, told: null }),
    tell: (told) => show({ told }),
    amend(change) {
      const { asked } = scene;
      if (asked.kind === 'shown') question.replace({ ...asked.value, its: change(asked.value.its) });
    },
    async act({ name, purpose, run, after, told }) {
      const { asked, busy, agreed } = scene;
      if (asked.kind !== 'shown' || busy !== '') return;
      const { its, agreements } = asked.value;
      const version = purpose === null ? null : neededVersion(agreements, purpose);
      if (version !== null && !agreed) {
        show({ told: untold });
        return;
      }
      show({ busy: name, told: null });
      try {
        if (version !== null && purpose !== null) await api.consent(version, purpose);
        const answer = await run();
        const consents =
          version === null || purpose === null
            ? agreements.consents
            : [...agreements.consents, { version, purpose, at: '' }];
        question.replace({ its: after(its, answer), agreements: { ...agreements, consents } });
        show({ busy: '', told: told(answer) });
      } catch (error) {
        const failure = asFailure(error);
        const changed = CONSENT_CHANGED.includes(failure.code);
        show({ busy: '', told: toldFailure(failure), ...(changed ? { agreed: false } : {}) });
        if (changed) await question.ask();
      }
    },
    end: question.end,
  };
}
