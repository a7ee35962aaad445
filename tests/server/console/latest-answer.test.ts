import { effectScope } from 'vue';
import { CallError } from '../../../server/console/src/api/client';
import { useLatestAnswer } from '../../../server/console/src/console/latest-answer';

interface Asked {
  readonly words: string;
  readonly signal: AbortSignal;
  answer(found: string): void;
  fail(error: unknown): void;
}

/** A search box whose questions the test answers when it likes. */
function searching() {
  const asked: Asked[] = [];
  const taken: string[] = [];
  const scope = effectScope();
  const box = scope.run(() =>
    useLatestAnswer(
      (words: string, signal) =>
        new Promise<string>((answer, fail) => {
          asked.push({ words, signal, answer, fail });
        }),
      (found) => {
        taken.push(found);
      },
    ),
  );
  if (!box) throw new Error('no box');
  const question = (words: string): Asked => {
    const one = asked.find((it) => it.words === words);
    if (!one) throw new Error(`nobody asked for ${words}`);
    return one;
  };
  return { box, taken, question, scope };
}

const slow = new CallError('network', '连接不上服务器，请检查网络后重试。', null, 0);

it('takes the answer to the latest question, whatever comes after it', async () => {
  const { box, taken, question } = searching();
  const both = [box.find('太'), box.find('太原')];
  expect(question('太').signal.aborted).toBe(true);
  question('太原').answer('太原第一门店');
  await both[1];
  expect([taken, box.busy.value]).toEqual([['太原第一门店'], false]);
  question('太').answer('太谷店');
  await both[0];
  expect(taken).toEqual(['太原第一门店']);
});

it('is busy until the latest answer, not until the first', async () => {
  const { box, taken, question } = searching();
  const both = [box.find('太'), box.find('太原')];
  question('太').answer('太谷店');
  await both[0];
  expect([taken, box.busy.value]).toEqual([[], true]);
  question('太原').answer('太原第一门店');
  await both[1];
  expect([taken, box.busy.value]).toEqual([['太原第一门店'], false]);
});

it('tells the trouble of the latest question only, and forgets it with the next answer', async () => {
  const { box, question } = searching();
  const both = [box.find('太'), box.find('太原')];
  question('太').fail(slow);
  await both[0];
  expect([box.trouble.value, box.busy.value]).toEqual(['', true]);
  question('太原').fail(slow);
  await both[1];
  expect([box.trouble.value, box.busy.value]).toEqual([slow.message, false]);
  const third = box.find('大同');
  question('大同').answer('大同店');
  await third;
  expect(box.trouble.value).toBe('');
});

it('takes nothing once it was told to forget, or is gone', async () => {
  const { box, taken, question, scope } = searching();
  const first = box.find('太');
  box.forget();
  question('太').answer('太谷店');
  await first;
  const second = box.find('太原');
  scope.stop();
  question('太原').answer('太原第一门店');
  await second;
  expect(taken).toEqual([]);
});
