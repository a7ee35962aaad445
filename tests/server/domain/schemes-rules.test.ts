import {
  everySnOf,
  opensTheSame,
  reactionTo,
  restAfter,
  snOf,
  startOfDay,
  versionAfter,
} from '../../../server/src/domain/schemes/rules';
import { ERRCODES } from '../../../server/src/wechat/errcodes';
import type { SchemeInfo } from '../../../server/src/wechat/gateway';

const serial = 'A1b2C3d4E5f6G7h8I9';

it.each([
  [serial, 1, serial],
  [serial, 2, `${serial}v2`],
  [serial, 5, `${serial}v5`],
  ['', 1, ''],
])('sends serial "%s" in version %i as sn "%s"', (given, version, sn) => {
  expect(snOf(given, version)).toBe(sn);
});

it.each([
  ['', 2],
  ['有汉字', 1],
  ['a b', 1],
  ['x'.repeat(33), 1],
  ['x'.repeat(31), 2],
])('refuses serial "%s" in version %i', (given, version) => {
  expect(() => snOf(given, version)).toThrow(RangeError);
});

it('knows every sn of a serial, and when there is no further version', () => {
  expect(everySnOf('s')).toEqual(['s', 'sv2', 'sv3', 'sv4', 'sv5']);
  expect(everySnOf('')).toEqual(['']);
  expect([versionAfter('s', 1), versionAfter('s', 4), versionAfter('s', 5), versionAfter('', 1)]).toEqual([
    2,
    5,
    null,
    null,
  ]);
});

describe('a scheme that stands already', () => {
  const ours = { appId: 'wx1', path: 'pages/member/index', query: 'e=1' };
  const info: SchemeInfo = { ...ours, envVersion: 'release', createdAt: 0, expiresAt: null };
  it.each<[string, Partial<SchemeInfo>, boolean]>([
    ['equal', {}, true],
    ['written with a leading slash', { path: '/pages/member/index' }, true],
    ['of another mini-program', { appId: 'wx2' }, false],
    ['for another page', { path: 'pages/index/index' }, false],
    ['with another query', { query: 'e=2' }, false],
    ['with an empty query', { query: '' }, false],
    ['for the trial version', { envVersion: 'trial' }, false],
  ])('%s: adopted %s', (_, difference, adopted) => {
    expect(opensTheSame({ ...info, ...difference }, ours)).toBe(adopted);
  });
});

it.each([
  [-1, 'again'],
  [40001, 'again'],
  [44990, 'slow_down'],
  [45011, 'slow_down'],
  [45009, 'slow_down'],
  [44993, 'tomorrow'],
  [85400, 'stop'],
  [9800003, 'stop'],
  [9800007, 'stop'],
  [9800008, 'stop'],
  [9800009, 'stop'],
  [40002, 'stop'],
  [40013, 'stop'],
  [40165, 'stop'],
  [40212, 'stop'],
  [85079, 'stop'],
  [9800010, 'next_version'],
  [85403, 'next_version'],
])('errcode %i of WeChat means: %s', (errcode, reaction) => {
  expect(reactionTo({ errcode, kind: ERRCODES[errcode]!.kind })).toBe(reaction);
});

it('treats a lost answer as "ask again", never as issued', () => {
  expect(reactionTo({ errcode: null, kind: 'unknown_result' })).toBe('again');
});

describe('the rest after a refusal', () => {
  const noon = Date.UTC(2026, 0, 5, 4);
  it.each([
    ['again', 1, 1_000],
    ['again', 3, 4_000],
    ['again', 50, 60_000],
    ['slow_down', 1, 2_000],
    ['slow_down', 50, 60_000],
    ['stop', 1, 3_600_000],
  ] as const)('%s, %i times in a row: %i ms', (reaction, failures, pause) => {
    expect(restAfter(reaction, failures, noon, 0)).toBe(pause);
  });

  it('lasts until just after midnight in China when the day is used up', () => {
    const until = noon + restAfter('tomorrow', 1, noon, 0);
    expect(new Date(until).toISOString()).toBe('2026-01-05T16:05:00.000Z');
    const late = Date.UTC(2026, 0, 5, 15, 59, 59);
    expect(new Date(late + restAfter('tomorrow', 1, late, 0)).toISOString()).toBe('2026-01-05T16:05:00.000Z');
  });

  it('is spread, so that several nodes do not come back together', () => {
    expect(restAfter('again', 1, noon, 0.9)).toBeGreaterThan(restAfter('again', 1, noon, 0.1));
  });
});

it('counts days in China', () => {
  expect(new Date(startOfDay(Date.UTC(2026, 0, 5, 15, 59))).toISOString()).toBe('2026-01-04T16:00:00.000Z');
  expect(new Date(startOfDay(Date.UTC(2026, 0, 5, 16, 0))).toISOString()).toBe('2026-01-05T16:00:00.000Z');
});
