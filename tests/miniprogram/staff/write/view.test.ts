import type { WriteOutcome } from '../../../../miniprogram/staff/nfc/outcomes';
import type { SessionState } from '../../../../miniprogram/staff/nfc/session-types';
import type { TagHolds } from '../../../../miniprogram/staff/nfc/tag-content';
import type { FlowState } from '../../../../miniprogram/staff/write/flow';
import { gateOfFault } from '../../../../miniprogram/staff/write/gate';
import { ApiFailure } from '../../../../miniprogram/api/failure';
import { writeView } from '../../../../miniprogram/staff/write/view';
import { FakeServer } from './world';

const tag = { uid: '04010203000109', chip: 'NTAG213', capacity: 137 };
const payload = { tagId: 'tag0', uri: 'weixin://dl/business/?t=AbCdEfGhIjK', aar: 'com.tencent.mm' };

async function flowState(session: SessionState, part: Partial<FlowState> = {}): Promise<FlowState> {
  return {
    opening: { kind: 'open', session: await new FakeServer().openWriteSession('x', 1) },
    gate: null,
    passing: { kind: 'none' },
    tag: session,
    last: session.kind === 'finished' ? session : null,
    owner: null,
    verified: 0,
    unverified: 0,
    remainingToday: 200,
    ended: false,
    mode: { job: 'write', wish: 'none' },
    guarded: 0,
    cleaned: 0,
    keyRefusal: null,
    waiting: 0,
    refused: [],
    ...part,
  };
}

type Finished = Extract<SessionState, { kind: 'finished' }>;

const finished = (outcome: WriteOutcome, part: Partial<Finished> = {}): Finished => ({
  kind: 'finished',
  job: 'write',
  tag,
  payload,
  outcome,
  protection: null,
  crowded: false,
  ...part,
});

const holding = (holds: TagHolds): SessionState => ({ kind: 'confirming', job: 'write', tag, holds });

describe('every state has its ground, headline and steps', () => {
  test.each<[string, SessionState, string, string, string]>([
    ['off', { kind: 'off' }, 'working', '正在获取 NFC 读写能力', 'now todo todo todo todo'],
    ['starting', { kind: 'starting' }, 'working', '正在获取 NFC 读写能力', 'now todo todo todo todo'],
    ['waiting', { kind: 'waiting' }, 'waiting', '请贴近标签', 'done now todo todo todo'],
    [
      'inspecting',
      { kind: 'inspecting', uid: tag.uid },
      'working',
      '正在读取，别移开',
      'done now todo todo todo',
    ],
    [
      'asked',
      holding({ kind: 'text', text: 'x' }),
      'needs-you',
      '标签里有内容，覆盖吗？',
      'done now todo todo todo',
    ],
    [
      'allowed',
      { kind: 'allowed', uid: tag.uid },
      'needs-you',
      '请把同一张标签再贴近',
      'done now todo todo todo',
    ],
    [
      'writing',
      { kind: 'writing', job: 'write', tag },
      'working',
      '写入中，别移开',
      'done done now todo todo',
    ],
    [
      'verifying',
      { kind: 'verifying', job: 'write', tag },
      'working',
      '校验中，别移开',
      'done done done now todo',
    ],
    [
      'verified',
      finished({ kind: 'verified', already: false }),
      'verified',
      '写入成功',
      'done done done done done',
    ],
    [
      'unverified',
      finished({ kind: 'unverified', reason: 'torn-away' }),
      'needs-you',
      '已写入，还没校验',
      'done done done wrong todo',
    ],
    [
      'failed while writing',
      finished({ kind: 'failed', cause: 'torn-away', code: 13017, touched: true }),
      'needs-you',
      '没有写好',
      'done done wrong todo todo',
    ],
    [
      'failed before writing',
      finished({ kind: 'failed', cause: 'too-small', code: null, touched: false }),
      'needs-you',
      '没有写好',
      'done wrong todo todo todo',
    ],
    ['repeated', { kind: 'repeated', uid: tag.uid }, 'waiting', '这张已经写好了', 'done now todo todo todo'],
  ])('%s', async (_, session, tone, headline, steps) => {
    const view = writeView(await flowState(session));
    expect(view).toMatchObject({ tone, headline });
    expect(view.steps.map(({ state }) => state).join(' ')).toBe(steps);
    expect(view.spoken).toBe(`${headline}。${view.text}`);
    expect(view.text).not.toBe('');
  });

  test('only a verified end is ever called 写入成功', async () => {
    const ends: WriteOutcome[] = [
      { kind: 'unverified', reason: 'interrupted' },
      { kind: 'failed', cause: 'mismatch', code: null, touched: true },
    ];
    for (const end of ends) expect(writeView(await flowState(finished(end))).headline).not.toContain('成功');
  });
});

describe('protection in words', () => {
  const verified: WriteOutcome = { kind: 'verified', already: false };

  test('verified at once: said as success where nothing follows, else the tag has to stay', async () => {
    const state = await flowState({ kind: 'verified', tag });
    expect(writeView(state)).toMatchObject({ tone: 'verified', headline: '写入成功' });
    const more = writeView({ ...state, mode: { job: 'write', wish: 'lock' } });
    expect(more).toMatchObject({ tone: 'working', headline: '已写好，别移开' });
    expect(more.text).toContain('永久锁定');
  });

  test.each([
    ['registering', 'password', '已写好，正在登记', '登记之后接着加密码'],
    ['protecting', 'lock', '正在永久锁定，别移开', '已写好并校验'],
  ] as const)('%s with a %s', async (kind, how, headline, part) => {
    const view = writeView(await flowState({ kind, tag, how }));
    expect(view).toMatchObject({ tone: 'working', headline });
    expect(view.text).toContain(part);
  });

  test.each([
    'not-registered',
    'refused',
    'chip',
    'frozen',
    'other-password',
    'torn-away',
    'not-taken',
    'interrupted',
  ] as const)('left open because of %s: written, not protected, cause and next step', async (cause) => {
    const protection = { how: 'password', end: 'open', cause, code: null } as const;
    const view = writeView(await flowState(finished(verified, { protection })));
    expect(view).toMatchObject({ tone: 'needs-you', headline: '已写好，没有加密码' });
    expect(view.text).toMatch(/。.+。$/);
  });

  test('the banner names what is done with each tag, and warns where there is no way back', async () => {
    const lock = await flowState({ kind: 'waiting' }, { mode: { job: 'write', wish: 'lock' } });
    expect(writeView(lock)).toMatchObject({ mode: '写入后永久锁定（不可恢复）', grave: true });
    const erase = await flowState({ kind: 'waiting' }, { mode: { job: 'erase', wish: 'none' } });
    expect(writeView(erase)).toMatchObject({ headline: '请贴近要擦除的标签', grave: false });
  });

  test('a password that needs the network says so', async () => {
    const state = await flowState(
      finished({ kind: 'failed', cause: 'password', code: null, touched: false }, { job: 'unlock' }),
      { keyRefusal: new ApiFailure({ code: 'network_offline' }) },
    );
    expect(writeView(state)).toMatchObject({ headline: '没有解除保护' });
    expect(writeView(state).text).toContain('没有网络');
  });
});

test('two tags at once: the result is told, and that there was another', async () => {
  const view = writeView(await flowState(finished({ kind: 'verified', already: false }, { crowded: true })));
  expect(view.text).toContain('请一次只贴一张');
});

test('back from a phone call, the tag that was interrupted is asked for', async () => {
  const last = finished({ kind: 'failed', cause: 'interrupted', code: null, touched: true });
  const view = writeView(await flowState({ kind: 'waiting' }, { last }));
  expect(view).toMatchObject({ headline: '请把刚才那张再贴近' });
  expect(view.text).toContain('来电');
});

test('a merchant who lets only staff write offers the login', async () => {
  const failure = new ApiFailure({ code: 'staff_required' });
  const view = writeView(await flowState({ kind: 'off' }, { opening: { kind: 'failed', failure } }));
  expect(view).toMatchObject({ main: { action: 'log-in' }, second: { action: 'retry' } });
});

test.each([13010, 13012, 13013, 13015, 13016, 13017, 13020, 13023, 13999, null])(
  'discovery that does not start because of %p asks for no tag',
  (code) => {
    const { cause, remedy, retry } = gateOfFault({ code, message: '' });
    expect(cause).toMatch(/。$/);
    expect(remedy).not.toContain('保持不动');
    expect(retry).toBe(true);
  },
);

test('it says for whom and what is written', async () => {
  const view = writeView(await flowState(finished({ kind: 'verified', already: false })));
  expect(view).toMatchObject({ whose: '晋业示范商家 · 太原分公司', where: '太原第一门店 · 1 号收银台' });
  const rows = Object.fromEntries(view.details.map(({ name, value }) => [name, value]));
  expect(rows).toMatchObject({
    '第 1 条记录': `URI（标识 0x00）：${payload.uri}`,
    '第 2 条记录': '应用 com.tencent.mm',
    芯片: 'NTAG213',
    可写容量: '137 字节',
    写入长度: '72 字节',
  });
});

test('counter, queue and the day’s rest are told', async () => {
  const view = writeView(
    await flowState({ kind: 'waiting' }, { verified: 3, unverified: 1, waiting: 2, remainingToday: 17 }),
  );
  expect(view.count).toBe(3);
  expect(view.countNote).toBe('1 张待校验 · 2 条结果待上传 · 今天还可写 17 张');
  expect(view.second).toEqual({ label: '结束写卡', action: 'finish' });
});

test.each<[TagHolds, string]>([
  [
    { kind: 'uri', uri: `https://example.com/${'x'.repeat(60)}` },
    '里面是一个网址：https://example.com/xxxxxxxxxxxxxxxxxxxx…',
  ],
  [{ kind: 'text', text: '你好' }, '里面是一段文字：你好'],
  [{ kind: 'other', records: 2 }, '里面有 2 条其他内容。'],
  [{ kind: 'unreadable' }, '里面的内容已损坏或不是标准格式，覆盖后可以正常使用。'],
])('%j is described before it is overwritten', async (holds, text) => {
  expect(writeView(await flowState(holding(holds))).text).toBe(text);
});
