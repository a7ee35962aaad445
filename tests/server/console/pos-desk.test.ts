import type { TerminalTap } from '../../../server/console/src/api/terminal';
import {
  ageText,
  dropTap,
  emptyDesk,
  expire,
  putTap,
  resync,
  serving,
  waiting,
} from '../../../server/console/src/pos/queue';

const tap = (id: string, change: Partial<TerminalTap> = {}): TerminalTap => ({
  id,
  state: 'waiting',
  provisional: false,
  evidence: 'tap',
  at: `2026-11-22T10:00:0${id.length}.000Z`,
  expiresAt: '2026-11-22T10:05:00.000Z',
  choices: [],
  member: {
    maskedName: '林*',
    maskedPhone: null,
    number: '1',
    level: '会员',
    points: 0,
    balanceFen: 0,
    isNew: false,
  },
  ...change,
});
const ids = (taps: readonly TerminalTap[]): string[] => taps.map((t) => t.id);

describe('the queue at the front desk', () => {
  it('keeps waiting members in the order they came, and apart from the one being served', () => {
    const desk = [tap('bb'), tap('a', { state: 'accepted' }), tap('ccc')].reduce(putTap, emptyDesk);
    expect(serving(desk)?.id).toBe('a');
    expect(ids(waiting(desk))).toEqual(['bb', 'ccc']);
  });

  it('shows a tap delivered twice once, and never puts a provisional copy over a stored one', () => {
    const desk = [tap('a', { provisional: true }), tap('a'), tap('a', { provisional: true })].reduce(
      putTap,
      emptyDesk,
    );
    expect(desk.taps).toEqual([tap('a')]);
  });

  it('forgets a member who was cleared, expired or never stored', () => {
    let desk = [tap('a'), tap('bb'), tap('ccc')].reduce(putTap, emptyDesk);
    desk = putTap(desk, tap('a', { state: 'cleared' }));
    desk = dropTap(desk, 'bb');
    expect(ids(desk.taps)).toEqual(['ccc']);
    expect(expire(desk, Date.parse('2026-11-22T10:05:01Z')).taps).toEqual([]);
  });

  it('takes the stored list after a gap, keeping only what may still be on its way', () => {
    const before = [tap('gone'), tap('a', { provisional: true })].reduce(putTap, emptyDesk);
    expect(ids(resync(before, [tap('bb')]).taps)).toEqual(['a', 'bb']);
  });

  it('never calls an old tap new', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(ageText('2026-11-22T09:59:58Z', now)).toBe('刚刚');
    expect(ageText('2026-11-22T09:59:20Z', now)).toBe('40 秒前');
    expect(ageText('2026-11-22T09:50:30Z', now)).toBe('9 分钟前');
  });
});
