import { Attempts } from '../../../server/console/src/api/attempts';
import { CallError } from '../../../server/console/src/api/client';

const answers = (failure: CallError | null) => (key: string) =>
  failure ? Promise.reject(failure) : Promise.resolve(key);
const lost = new CallError('network', '连接不上服务器，请检查网络后重试。', null, 0);
const refused = new CallError('store_name_taken', '这个机构已有同名的门店，请换一个名称。', 'r1', 409);
const broken = new CallError('database_busy', '系统繁忙，请稍后再试；您的操作尚未生效。', 'r2', 503);

async function keysOf(...tries: [content: string, failure: CallError | null][]): Promise<string[]> {
  const attempts = new Attempts();
  const keys: string[] = [];
  for (const [content, failure] of tries)
    await attempts
      .at(content, (key) => {
        keys.push(key);
        return answers(failure)(key);
      })
      .catch(() => undefined);
  return keys;
}

it.each([lost, broken])(
  'asks again under the same key when nobody knows whether it was done',
  async (why) => {
    const [first, second, third] = await keysOf(['一', why], ['一', null], ['一', null]);
    expect(second).toBe(first);
    // What was answered is over: the same again is another act.
    expect(third).not.toBe(first);
  },
);

it('takes another key after a refusal, and for other content', async () => {
  const [a, b] = await keysOf(['一', refused], ['一', null]);
  expect(b).not.toBe(a);
  const [c, d] = await keysOf(['一', lost], ['二', null]);
  expect(d).not.toBe(c);
});

it('says that it may have been done, and what to do', async () => {
  await expect(new Attempts().at('一', answers(lost))).rejects.toMatchObject({
    code: 'network',
    status: 0,
    message: expect.stringMatching(/可能已经完成.*不会重复。$/u) as string,
  });
});
