import {
  confirmationStateNow,
  EARN_WITHIN,
  holdsAfter,
  isReversible,
  MOST_HELD,
  refusalOf,
  SPEND_WITHIN,
} from '../../../server/src/domain/ledger/rules';
import type { Identification } from '../../../server/src/domain/ledger/rules';
import { readSeqCursor } from '../../../server/src/domain/ledger/cursor';

const NOW = 1_000_000_000;
const at = (change: Partial<Identification> = {}): Identification => ({
  state: 'accepted',
  evidence: 'tap',
  handledAt: NOW,
  ...change,
});

describe('the evidence rule', () => {
  it.each(['tap', 'member_code', 'static_number', 'phone_tail'] as const)('lets %s earn', (evidence) => {
    expect(refusalOf('earn', at({ evidence }), NOW)).toBeNull();
    expect(refusalOf('earn', at({ evidence }), NOW + EARN_WITHIN)).toBeNull();
    expect(refusalOf('earn', at({ evidence }), NOW + EARN_WITHIN + 1)).toBe('identification_over');
  });

  it.each(['tap', 'static_number', 'phone_tail'] as const)(
    'asks who came by %s before spending',
    (evidence) => {
      expect(refusalOf('spend', at({ evidence }), NOW)).toBe('confirmation_required');
    },
  );

  it('lets a member code spend while it is fresh', () => {
    const scanned = at({ evidence: 'member_code' });
    expect(refusalOf('spend', scanned, NOW + SPEND_WITHIN)).toBeNull();
    expect(refusalOf('spend', scanned, NOW + SPEND_WITHIN + 1)).toBe('confirmation_required');
  });

  it.each(['waiting', 'cleared', 'expired', null] as const)('books nothing for a tap that is %s', (state) => {
    for (const kind of ['earn', 'spend'] as const)
      expect(refusalOf(kind, at({ state, evidence: 'member_code' }), NOW)).toBe('identification_over');
  });
});

it('holds nothing below zero and nothing beyond its limit', () => {
  expect(holdsAfter('points', 5, -5)).toBe(0);
  expect(holdsAfter('points', 5, -6)).toBe('points_insufficient');
  expect(holdsAfter('balance', 5, -6)).toBe('balance_insufficient');
  expect(holdsAfter('balance', MOST_HELD - 1, 1)).toBe(MOST_HELD);
  expect(holdsAfter('balance', MOST_HELD, 1)).toBe('ledger_limit');
});

it('takes back what was booked, but no reversal and no opening', () => {
  expect(['earn', 'spend', 'adjustment'].every((kind) => isReversible(kind as 'earn'))).toBe(true);
  expect([isReversible('reversal'), isReversible('opening')]).toEqual([false, false]);
});

it('ends a question by itself', () => {
  expect(confirmationStateNow('asked', NOW, NOW - 1)).toBe('asked');
  expect(confirmationStateNow('asked', NOW, NOW)).toBe('expired');
  expect(confirmationStateNow('confirmed', NOW, NOW + 1)).toBe('confirmed');
});

it('reads its cursor and nothing else', () => {
  expect(readSeqCursor('12')).toBe(12);
  for (const text of [undefined, '', '-1', '1e3']) expect(readSeqCursor(text)).toBeNull();
});
