/** Leaving the membership: what is told before, two steps, and an answer that survives a lost connection. No wx. */
import { asFailure } from '../../../api/failure';
import { newIdempotencyKey } from '../../../api/idempotency';
import type { Random } from '../../../platform/clock';
import type { Storage } from '../../../platform/storage';
import type { AccountApi, Left, LeavingTerms } from '../api/account';
import { createQuestion } from '../common/question';
import type { Asked } from '../common/question';
import { toldFailure } from '../common/told';
import type { Told } from '../common/told';

/** reading: the terms. sure: asked once more. leaving: under way. left: done. */
export type LeaveStep = 'reading' | 'sure' | 'leaving' | 'left';

export interface LeaveScene {
  readonly asked: Asked<LeavingTerms>;
  readonly step: LeaveStep;
  readonly left: Left | null;
  readonly told: Told | null;
}

/** Kept until answered: whoever left without hearing the answer still gets their refund number. */
interface Begun {
  readonly seen: { points: number; balanceFen: number };
  readonly key: string;
}
const KEY = 'leaving';

export interface LeavingPorts {
  readonly api: Pick<AccountApi, 'leavingTerms' | 'leave'>;
  readonly storage: Storage;
  readonly random: Random;
  /** The membership is over: nothing of it stays on the phone. */
  readonly forget: () => void;
}

export function createLeaving(
  { api, storage, random, forget }: LeavingPorts,
  draw: (scene: LeaveScene) => void,
) {
  let scene: LeaveScene = { asked: { kind: 'loading' }, step: 'reading', left: null, told: null };
  function show(next: Partial<LeaveScene>): void {
    scene = { ...scene, ...next };
    draw(scene);
  }
  const question = createQuestion<LeavingTerms>({ ask: api.leavingTerms }, (asked) => {
    if (scene.left === null) show({ asked });
  });

  async function send(begun: Begun): Promise<void> {
    show({ step: 'leaving', told: null });
    try {
      const left = await api.leave(begun.seen, begun.key);
      storage.remove(KEY);
      forget();
      show({ step: 'left', left });
    } catch (error) {
      const failure = asFailure(error);
      // Only an answer ends this attempt: after a lost one the same key asks what became of it.
      if (!failure.transient) storage.remove(KEY);
      show({ step: failure.code === 'leave_changed' ? 'reading' : 'sure', told: toldFailure(failure) });
      if (failure.code === 'leave_changed') await question.ask();
    }
  }

  const begunBefore = (): Begun | null => (storage.read(KEY) as Begun | undefined) ?? null;

  return {
    scene: () => scene,
    async ask(): Promise<void> {
      await question.ask();
      const { asked } = scene;
      const begun = begunBefore();
      const gone = asked.kind === 'failed' && asked.failure.code === 'not_a_member';
      // Left already, without hearing the answer.
      if (gone && begun !== null) await send(begun);
    },
    /** 我要退出会员: once more, in full knowledge. */
    next(): void {
      if (scene.asked.kind === 'shown' && scene.step === 'reading') show({ step: 'sure', told: null });
    },
    back(): void {
      if (scene.step === 'sure') show({ step: 'reading', told: null });
    },
    async confirm(): Promise<void> {
      const { asked, step } = scene;
      if (asked.kind !== 'shown' || step !== 'sure') return;
      const { points, balanceFen } = asked.value;
      const before = begunBefore();
      const same = before?.seen.points === points && before.seen.balanceFen === balanceFen;
      const begun: Begun =
        before !== null && same ? before : { seen: { points, balanceFen }, key: newIdempotencyKey(random) };
      storage.write(KEY, begun);
      await send(begun);
    },
    end: question.end,
  };
}
export type Leaving = ReturnType<typeof createLeaving>;
