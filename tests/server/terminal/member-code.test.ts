import { DEMO } from '../../../server/src/demo/seed';
import type { TerminalTapView } from '../../../server/src/realtime/tap-bus';
import { idempotencyKey } from '../../helpers/server';
import { emptyCounter } from '../../helpers/front-desk-world';
import type { Counter } from '../../helpers/front-desk-world';
import { AT_COUNTER_1, FrontDesk, MemberPhone, touching } from '../../helpers/server-world';
import type { ServerWorld, SseEvent } from '../../helpers/server-world';

interface Refusal {
  code: string;
}

const stored = (events: readonly SseEvent[]) => events.filter((e) => e.id !== null);

describe('the member code', () => {
  let counter: Counter;
  let world: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  beforeEach(async () => {
    counter = await emptyCounter();
    ({ world, desk, lin } = counter);
  });
  afterEach(() => counter.close());
  const code = (reply: { body: unknown }) => (reply.body as Refusal).code;

  interface Codes {
    codes: { code: string; validFrom: string; validTo: string }[];
  }
  const codes = async () => (await lin.post<Codes>('/codes', {})).body.codes.map((c) => c.code);
  const identify = (memberCode: string, at = desk) =>
    at.post<{ tap: TerminalTapView; code: string }>('/identifications', { memberCode });

  it('identifies at once, is used once across the merchant, whoever scans it', async () => {
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    const [current = ''] = await codes();
    const reader = await counter.listen();
    const found = await identify(` ${current.slice(0, 9)} ${current.slice(9)}`);
    expect(found.body.tap).toMatchObject({ evidence: 'member_code', state: 'accepted' });
    await reader.until((all) => stored(all).length === 1);
    expect((await identify(current)).body.code).toBe('member_code_used');
    expect((await identify(current, other)).body.code).toBe('member_code_used');
  });

  it('turns a waiting tap of the same member into this identification', async () => {
    await lin.open(AT_COUNTER_1);
    const [waiting] = (await counter.queue()).taps;
    const [current = ''] = await codes();
    const found = await identify(current);
    expect(found.body.tap.id).toBe(waiting?.id);
    expect((await counter.queue()).taps).toHaveLength(1);
  });

  it('has its own window: the next one is not valid yet, the last one not any more', async () => {
    const [first = '', second = '', third = ''] = await codes();
    expect((await identify(third)).body.code).toBe('member_code_invalid');
    world.services.clock.pass(120_001);
    expect((await identify(first)).body.code).toBe('member_code_expired');
    expect((await identify(second)).status).toBe(200);
  });

  it('cannot be guessed or brought from elsewhere', async () => {
    expect((await identify('123456789012345678')).body.code).toBe('member_code_invalid');
  });

  it('answers the retry of a lost issue with the same codes, and only members get any', async () => {
    const key = idempotencyKey();
    const first = await lin.post<Codes>('/codes', {}, key);
    expect((await lin.post<Codes>('/codes', {}, key)).body).toEqual(first.body);
    const wang = new MemberPhone(world, 'wang');
    await wang.open(touching(DEMO.merchantWide));
    expect(code(await wang.post('/codes', {}))).toBe('not_a_member');
  });
});
