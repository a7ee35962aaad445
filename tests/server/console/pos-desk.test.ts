import type { TerminalTap } from '../../../server/console/src/api/terminal';
import { ageText } from '../../../server/console/src/pos/core/age';
import {
  accepted,
  dropTap,
  emptyDesk,
  newcomers,
  passTime,
  putTap,
  resync,
  serving,
  waiting,
  type Desk,
} from '../../../server/console/src/pos/core/desk';
import { neighbour, pickOf, selectedOf, turnChoice, whoHas } from '../../../server/console/src/pos/core/pick';
import { someTap } from './pos-world';

const TEN = Date.parse('2026-11-22T10:00:00Z');
const tap = (id: string, change: Partial<TerminalTap> = {}): TerminalTap =>
  someTap(id, TEN + id.length * 1000, change);
const put = (desk: Desk, ...taps: TerminalTap[]): Desk =>
  taps.reduce((next, it) => putTap(next, it, { seq: null, now: TEN + 5_000 }), desk);
const deskOf = (...taps: TerminalTap[]): Desk => put(emptyDesk, ...taps);
const ids = (taps: Desk['taps']): string[] => taps.map((it) => it.tap.id);

describe('the queue at the front desk', () => {
  it('keeps waiting members in the order they came, and apart from the one being served', () => {
    const desk = deskOf(tap('bb'), tap('a', { state: 'accepted' }), tap('ccc'));
    expect(serving(desk)?.tap.id).toBe('a');
    expect(ids(waiting(desk))).toEqual(['bb', 'ccc']);
  });

  it('lets nobody who is accepted later push away the one being served, though they came earlier', () => {
    const first = putTap(emptyDesk, tap('ccc', { state: 'accepted' }), { seq: 1, now: TEN + 5_000 });
    const both = putTap(first, tap('a', { state: 'accepted' }), { seq: 2, now: TEN + 9_000 });
    expect(ids(accepted(both))).toEqual(['ccc', 'a']);
  });

  it('shows a tap delivered twice once, and never puts a provisional copy over a stored one', () => {
    const desk = deskOf(tap('a', { provisional: true }), tap('a'), tap('a', { provisional: true }));
    expect(desk.taps.map((it) => it.tap)).toEqual([tap('a')]);
  });

  it('takes the newer of two events that come in the wrong order', () => {
    const newer = putTap(emptyDesk, tap('a', { evidence: 'member_code' }), { seq: 8, now: TEN });
    expect(putTap(newer, tap('a'), { seq: 7, now: TEN })).toBe(newer);
  });

  it('brings nobody back who was cleared, nor by a provisional copy who was dropped', () => {
    const cleared = deskOf(tap('a'), tap('a', { state: 'cleared' }), tap('a'));
    expect(cleared.taps).toEqual([]);
    const dropped = put(
      dropTap(deskOf(tap('a', { provisional: true })), 'a'),
      tap('a', { provisional: true }),
    );
    expect(dropped.taps).toEqual([]);
    expect(ids(put(dropped, tap('a')).taps)).toEqual(['a']);
  });

  it('finds whom a number belongs to, whoever is selected', () => {
    const [a, b] = [tap('a', { choices: ['12', '47', '80'] }), tap('bb', { choices: ['05', '12', '33'] })];
    const line = deskOf(a, b);
    expect(whoHas(line, a, '33')).toEqual({ is: 'one', tap: b });
    expect(whoHas(line, null, '47')).toEqual({ is: 'one', tap: a });
    expect(whoHas(line, b, '12')).toEqual({ is: 'one', tap: b });
    expect(whoHas(line, null, '12')).toEqual({ is: 'several' });
    expect(whoHas(line, a, '99')).toEqual({ is: 'nobody' });
    expect(whoHas(deskOf(tap('a', { state: 'accepted', choices: ['47'] })), null, '47')).toEqual({
      is: 'nobody',
    });
  });

  it('remembers who left within bounds', () => {
    const many = Array.from({ length: 700 }, (_, n) => tap(`t${n}`, { state: 'cleared' }));
    expect(deskOf(...many).over.size).toBe(500);
  });

  it('forgets who waited too long, and who is told for long and never stored', () => {
    const desk = deskOf(tap('a'), tap('bb', { provisional: true }));
    expect(ids(passTime(desk, TEN + 40_000).taps)).toEqual(['a', 'bb']);
    expect(ids(passTime(desk, TEN + 60_000).taps)).toEqual(['a']);
    expect(passTime(desk, TEN + 302_000).taps).toEqual([]);
  });

  it('does not leave a member on the screen whom the cashier forgot', () => {
    const desk = deskOf(tap('a', { state: 'accepted' }));
    expect(ids(passTime(desk, TEN + 20 * 60_000).taps)).toEqual(['a']);
    expect(passTime(desk, TEN + 31 * 60_000).taps).toEqual([]);
  });

  it('takes the stored list after a gap, keeping what may still be on its way for a moment only', () => {
    const before = deskOf(tap('gone'), tap('a', { provisional: true }));
    const after = resync(before, [tap('bb')], { seq: 9, now: TEN + 9_000, askedAt: TEN + 8_000 });
    expect(ids(after.taps)).toEqual(['a', 'bb']);
    expect(ids(passTime(after, TEN + 15_000).taps)).toEqual(['bb']);
  });

  it('keeps what was put while the list was asked for', () => {
    const scanned = putTap(emptyDesk, tap('a', { state: 'accepted' }), { seq: null, now: TEN + 8_500 });
    const after = resync(scanned, [], { seq: 9, now: TEN + 9_000, askedAt: TEN + 8_000 });
    expect(ids(after.taps)).toEqual(['a']);
  });

  it('marks who came while the screen could not see it, and keeps the mark', () => {
    const late = putTap(emptyDesk, tap('a'), { seq: 1, now: TEN + 60_000 });
    expect(late.taps[0]?.late).toBe(true);
    expect(put(late, tap('a')).taps[0]?.late).toBe(true);
    expect(deskOf(tap('a')).taps[0]?.late).toBe(false);
  });

  it('tells who has just come, once', () => {
    const before = deskOf(tap('a'));
    const after = put(before, tap('a'), tap('bb'), tap('ccc', { state: 'accepted' }));
    expect(ids(newcomers(before, after))).toEqual(['bb']);
    expect(newcomers(after, after)).toEqual([]);
  });

  it('never calls an old tap new', () => {
    expect(ageText(TEN - 2_000, TEN)).toBe('刚刚');
    expect(ageText(TEN - 40_000, TEN)).toBe('40 秒前');
    expect(ageText(TEN - 570_000, TEN)).toBe('9 分钟前');
    expect(ageText(TEN - 7_300_000, TEN)).toBe('2 小时前');
    expect(ageText(TEN + 9_000, TEN)).toBe('刚刚');
  });
});

describe('whom the cashier means', () => {
  const choices = ['12', '47', '83'];
  const line = deskOf(tap('a', { choices }), tap('bb', { choices }), tap('ccc'));

  it('asks for the number on the phone when more than one waits, or always', () => {
    const one = deskOf(tap('a', { choices }));
    const [a, , c] = line.taps.map((it) => it.tap);
    if (!a || !c) throw new Error('no taps');
    expect(pickOf(one, a, 'when_many')).toEqual({ name: 'free' });
    expect(pickOf(one, a, 'always')).toEqual({ name: 'choose', choices });
    expect(pickOf(line, a, 'when_many')).toEqual({ name: 'choose', choices });
    expect(pickOf(line, c, 'when_many')).toEqual({ name: 'code_only' });
  });

  it('means the first in the line, unless somebody is being served or another was chosen', () => {
    expect(selectedOf(line, null)?.id).toBe('a');
    expect(selectedOf(line, 'bb')?.id).toBe('bb');
    expect(selectedOf(line, 'left already')?.id).toBe('a');
    const busy = put(line, tap('a', { state: 'accepted' }));
    expect(selectedOf(busy, null)).toBeNull();
    expect(selectedOf(busy, 'bb')?.id).toBe('bb');
  });

  it('walks along the line and stops at its ends', () => {
    expect(neighbour(line, 'a', 1)).toBe('bb');
    expect(neighbour(line, 'a', -1)).toBe('a');
    expect(neighbour(line, null, -1)).toBe('ccc');
    expect(neighbour(emptyDesk, null, 1)).toBeNull();
  });

  it('walks among the three numbers round and round', () => {
    expect(turnChoice(choices, null, 1)).toBe('12');
    expect(turnChoice(choices, '12', -1)).toBe('83');
    expect(turnChoice(choices, '83', 1)).toBe('12');
    expect(turnChoice([], null, 1)).toBeNull();
  });
});
