import { ApiFailure } from '../../../miniprogram/api/failure';
import { askedView } from '../../../miniprogram/pages/account/common/asked-view';
import { createKept, forgetKept, KEPT_NAMES } from '../../../miniprogram/pages/account/common/kept';
import { createPaged } from '../../../miniprogram/pages/account/common/paged';
import type { Part } from '../../../miniprogram/pages/account/common/paged';
import { createQuestion } from '../../../miniprogram/pages/account/common/question';
import type { Asked } from '../../../miniprogram/pages/account/common/question';
import { deferred, offline } from '../../helpers/wx/network';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

const flush = () => new Promise((resolve) => setImmediate(resolve));

describe('a question', () => {
  function asking(kept?: string) {
    const storage = fakeStorage(
      kept === undefined ? {} : { 'account-stores': { shape: 1, value: kept, savedAt: 1000 } },
    );
    const time = handClock(61_000);
    const answers: ReturnType<typeof deferred<string>>[] = [];
    const drawn: Asked<string>[] = [];
    const question = createQuestion<string>(
      {
        ask: () => {
          const answer = deferred<string>();
          answers.push(answer);
          return answer.promise;
        },
        kept: createKept(storage, time.clock, 'account-stores'),
      },
      (asked) => drawn.push(asked),
    );
    return { question, answers, drawn, storage, time, last: () => drawn[drawn.length - 1] };
  }

  it('shows a skeleton, then the answer, which stays on the phone', async () => {
    const { question, answers, last, storage } = asking();
    const done = question.ask();
    expect(last()).toEqual({ kind: 'loading' });
    answers[0]?.resolve('fresh');
    await done;
    expect(last()).toEqual({ kind: 'shown', value: 'fresh', savedAt: null, trouble: null });
    expect(storage.read('account-stores')).toEqual({ shape: 1, value: 'fresh', savedAt: 61_000 });
  });

  it('shows what the phone kept at once, and says how old it is when no answer comes', async () => {
    const { question, answers, last } = asking('old');
    const done = question.ask();
    expect(last()).toMatchObject({ kind: 'shown', value: 'old', savedAt: 1000 });
    answers[0]?.reject(offline());
    await done;
    const asked = last()!;
    expect(asked).toMatchObject({ kind: 'shown', value: 'old', trouble: { code: 'network_offline' } });
    expect(askedView(asked, 61_000).old).toBe('网络不可用，更新于 1 分钟前');
  });

  it('says why nothing is there, and asks again', async () => {
    const { question, answers, last } = asking();
    const first = question.ask();
    answers[0]?.reject(new ApiFailure({ code: 'internal', requestId: 'r9' }));
    await first;
    expect(askedView(last()!, 0).panel).toMatchObject({ action: 'retry', requestId: 'r9', icon: 'fault' });
    const again = question.ask();
    expect(last()).toEqual({ kind: 'loading' });
    answers[1]?.resolve('there');
    await again;
    expect(last()).toMatchObject({ value: 'there' });
  });

  it('takes the newest answer only, and none after the page was left', async () => {
    const { question, answers, drawn, last } = asking();
    const first = question.ask();
    const second = question.ask();
    answers[1]?.resolve('second');
    await second;
    answers[0]?.resolve('first');
    await first;
    expect(last()).toMatchObject({ value: 'second' });
    const third = question.ask();
    question.end();
    const before = drawn.length;
    answers[2]?.resolve('third');
    await third;
    expect(drawn).toHaveLength(before);
  });
});

describe('a list in parts', () => {
  const part = (from: number, to: number, nextCursor: string | null): Part<number> => ({
    items: Array.from({ length: to - from }, (_, at) => from + at),
    nextCursor,
  });
  function listing(...parts: (Part<number> | ApiFailure)[]) {
    const cursors: (string | undefined)[] = [];
    const list = createPaged<number>(
      {
        async ask(cursor) {
          cursors.push(cursor);
          await flush();
          const next = parts.shift();
          if (!next || next instanceof ApiFailure) throw next ?? offline();
          return next;
        },
        idOf: String,
      },
      () => undefined,
    );
    const value = () => {
      const asked = list.asked();
      return asked.kind === 'shown' ? asked.value : null;
    };
    return { list, cursors, value };
  }

  it('grows at its end until all is there', async () => {
    const { list, cursors, value } = listing(part(0, 3, 'a'), part(3, 5, null));
    await list.ask();
    expect(value()).toMatchObject({ items: [0, 1, 2], more: 'idle' });
    const growing = list.more();
    expect(value()?.more).toBe('loading');
    void list.more();
    await growing;
    expect(value()).toMatchObject({ items: [0, 1, 2, 3, 4], more: 'end' });
    await list.more();
    expect(cursors).toEqual([undefined, 'a']);
  });

  it('shows nothing twice when the list moved on between two parts', async () => {
    const { list, value } = listing(part(0, 3, 'a'), part(2, 5, null));
    await list.ask();
    await list.more();
    expect(value()?.items).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps what is there when the next part fails, and asks for it again', async () => {
    const { list, value } = listing(part(0, 2, 'a'), offline(), part(2, 3, null));
    await list.ask();
    await list.more();
    expect(value()).toMatchObject({ items: [0, 1], more: 'failed' });
    await list.more();
    expect(value()).toMatchObject({ items: [0, 1, 2], more: 'end' });
  });

  it('drops a part that belongs to the list of before', async () => {
    const { list, value } = listing(part(0, 2, 'a'), part(2, 4, null), part(10, 12, null));
    await list.ask();
    const late = list.more();
    const anew = list.ask();
    await Promise.all([late, anew]);
    await flush();
    expect(value()?.items.length).toBeLessThanOrEqual(4);
    expect(new Set(value()?.items).size).toBe(value()?.items.length);
  });
});

test('leaving the membership takes everything kept off the phone', () => {
  const storage = fakeStorage(Object.fromEntries(KEPT_NAMES.map((name) => [name, { shape: 1 }])));
  forgetKept(storage);
  expect(storage.keys()).toEqual([]);
});
