import { idleWords, type Chosen } from '../../../server/console/src/pos/core/idle';
import type { Link } from '../../../server/console/src/pos/core/link';
import { someTap } from './pos-world';

const TEN = Date.parse('2026-11-22T10:00:00Z');
const live: Link = { name: 'live', heardAt: TEN };
const chosen = (pick: Chosen['pick'], choice: string | null = null): Chosen => ({
  tap: someTap('满', TEN),
  pick,
  choice,
});
const choose = { name: 'choose', choices: ['12', '47', '80'] } as const;

describe('the middle of the front desk while nobody is served', () => {
  it('promises Enter only where Enter serves', () => {
    expect(idleWords(live, 1, chosen({ name: 'free' })).keys).toBe('按 Enter 接待 林*满。');
    expect(idleWords(live, 2, chosen(choose, '47')).keys).toContain('按 Enter 接待 林*满：手机上的数字是 47');
    expect(idleWords(live, 2, chosen(choose)).keys).toBe(
      '请问会员手机上的两位数字，直接输入后按 Enter 接待。',
    );
    for (const words of [
      idleWords(live, 0, null),
      idleWords(live, 3, chosen({ name: 'code_only' })),
      idleWords({ name: 'connecting' }, 0, null),
      idleWords({ name: 'offline', since: TEN, asOf: TEN }, 1, chosen({ name: 'free' })),
    ])
      expect(words.keys).not.toContain('Enter');
  });

  it('names the arrows only where there is somebody else', () => {
    expect(idleWords(live, 1, chosen(choose, '47')).keys).not.toContain('↑');
    expect(idleWords(live, 2, chosen(choose, '47')).keys).toContain('↑ ↓');
    expect(idleWords(live, 1, chosen({ name: 'code_only' })).keys).not.toContain('↑');
  });

  it('names no key where there is only touch', () => {
    const states = [null, chosen({ name: 'free' }), chosen(choose), chosen(choose, '47')];
    for (const state of [...states, chosen({ name: 'code_only' })])
      expect(idleWords(live, 2, state).touch).not.toMatch(/Enter|F2|↑/);
  });

  it('says that nobody can be served without a connection, and how many waited before', () => {
    const lost: Link = { name: 'reconnecting', since: TEN, asOf: TEN };
    expect(idleWords(lost, 2, chosen(choose)).big).toBe('断开前有 2 位会员在等');
    expect(idleWords(lost, 0, null)).toMatchObject({
      big: '连接断开了',
      keys: expect.stringContaining('恢复连接后'),
    });
    expect(idleWords({ name: 'connecting' }, 0, null).big).toBe('正在连接');
  });
});
