import {
  effectOf,
  isOnChip,
  moveTag,
  tagMoves,
  underProtection,
} from '../../../server/src/domain/tags/rules';
import type { KnownTag, ReportedWrite, TagEvent, TagState } from '../../../server/src/domain/tags/rules';

const states = Object.keys(tagMoves) as TagState[];

it.each<[TagState, TagEvent, TagState | null]>([
  ['pool', 'reserve', 'reserved'],
  ['pool', 'disable', null],
  ['pool', 'protect', null],
  ['reserved', 'release', 'pool'],
  ['reserved', 'verified', 'verified'],
  ['reserved', 'unverified', 'written'],
  ['reserved', 'failed', 'reserved'],
  ['reserved', 'overwritten', null],
  ['ordered', 'reserve', null],
  ['ordered', 'release', 'pool'],
  ['ordered', 'verified', 'verified'],
  ['ordered', 'unverified', 'written'],
  ['ordered', 'failed', 'ordered'],
  ['ordered', 'disable', null],
  ['written', 'reserve', null],
  ['written', 'verified', 'verified'],
  ['written', 'protect', null],
  ['verified', 'protect', 'protected'],
  ['verified', 'unverified', 'written'],
  ['verified', 'release', null],
  ['protected', 'verified', 'protected'],
  ['protected', 'unprotect', 'verified'],
  ['disabled', 'verified', 'disabled'],
  ['disabled', 'enable', 'written'],
  ['disabled', 'reserve', null],
  ['lost', 'verified', 'verified'],
  ['lost', 'find', 'written'],
  ['lost', 'protect', null],
])('a tag that is %s, after "%s": %s', (state, event, next) => {
  expect(moveTag(state, event)).toBe(next);
});

it('never sends a tag that was on a chip back to the pool', () => {
  for (const state of states.filter(isOnChip)) {
    expect(Object.values(tagMoves[state])).not.toContain('pool');
    expect(Object.values(tagMoves[state])).not.toContain('reserved');
  }
});

it('keeps what a person disabled closed through any write', () => {
  for (const outcome of ['verified', 'unverified', 'failed'] as const) {
    expect(moveTag('disabled', outcome)).toBe('disabled');
  }
});

it('leads every state somewhere, and only to states there are', () => {
  for (const state of states) {
    const targets = Object.values(tagMoves[state]);
    expect(targets.some((target) => target !== state)).toBe(true);
    expect(states).toEqual(expect.arrayContaining(targets));
  }
});

it.each([
  ['verified', 'password', 'protected'],
  ['verified', 'locked', 'protected'],
  ['protected', 'none', 'verified'],
  ['protected', 'password', 'protected'],
  ['written', 'password', 'written'],
  ['disabled', 'locked', 'disabled'],
  ['lost', 'none', 'lost'],
] as const)('a %s tag on a chip with protection "%s" is %s', (state, protection, next) => {
  expect(underProtection(state, protection)).toBe(next);
});

describe('a reported write', () => {
  it.each(['protection_only', 'erased'] as const)('of kind %s says nothing about content', (outcome) => {
    expect(effectOf(tag, { ...write, outcome })).toEqual({ kind: 'history_only' });
  });

  const tag: KnownTag = { state: 'reserved', uid: null, entranceId: null, reservedBy: 'code' };
  const write: ReportedWrite = {
    uid: '04AA',
    outcome: 'verified',
    writeCodeId: 'code',
    entranceId: 'here',
    late: false,
  };
  const onChip: KnownTag = { state: 'verified', uid: '04AA', entranceId: 'here', reservedBy: 'code' };

  it.each<[string, Partial<KnownTag>, Partial<ReportedWrite>, object]>([
    [
      'of a reserved tag',
      tag,
      {},
      { kind: 'written', state: 'verified', movedToChip: false, movedToEntrance: false },
    ],
    ['that failed', tag, { outcome: 'failed' }, { kind: 'history_only' }],
    ['on the same chip again', onChip, {}, { kind: 'written', movedToChip: false, movedToEntrance: false }],
    ['on another chip', onChip, { uid: '04BB' }, { kind: 'written', movedToChip: true }],
    ['for another entrance', onChip, { entranceId: 'there' }, { kind: 'written', movedToEntrance: true }],
    ['that is late, of a tag this code holds', tag, { late: true }, { kind: 'written', state: 'verified' }],
    [
      'that is late, of a tag given to another code',
      { ...tag, reservedBy: 'x' },
      { late: true },
      { kind: 'history_only' },
    ],
    ['that is late, of a tag in use', onChip, { late: true, uid: '04BB' }, { kind: 'history_only' }],
    ['of a tag that came back unused', { ...tag, state: 'pool' }, {}, { kind: 'written', state: 'verified' }],
    ['of a disabled tag', { ...onChip, state: 'disabled' }, {}, { kind: 'written', state: 'disabled' }],
  ])('%s', (_, known, reported, effect) => {
    expect(effectOf({ ...tag, ...known }, { ...write, ...reported })).toMatchObject(effect);
  });
});
