import { entryFromLaunch } from '../../../miniprogram/entry/context';
import type { EntryContext, LaunchFacts } from '../../../miniprogram/entry/context';

const id = 'demoTaiyuanFirst01';
const path = 'pages/member/index';

describe('the way in', () => {
  const table: [string, LaunchFacts, EntryContext | null][] = [
    ['a tag’s scheme', { path, scene: 1065, query: { e: id } }, { how: 'tag', scene: 1065, id }],
    [
      'a tag whose scene is the hardware one',
      { path, scene: 1133, query: { e: id } },
      { how: 'tag', scene: 1133, id },
    ],
    [
      'a tag whose scene nobody foresaw',
      { path, scene: 4711, query: { e: id } },
      { how: 'tag', scene: 4711, id },
    ],
    [
      'a tag with the id encoded',
      { path, scene: 1065, query: { e: '%64emoTaiyuanFirst01' } },
      { how: 'tag', scene: 1065, id },
    ],
    [
      'a scanned code, scene encoded',
      { path, scene: 1047, query: { scene: `e%3D${id}` } },
      { how: 'code', scene: 1047, id },
    ],
    [
      'a scanned code, scene decoded',
      { path, scene: 1047, query: { scene: `e=${id}` } },
      { how: 'code', scene: 1047, id },
    ],
    [
      'a scanned code, scene encoded twice',
      { path, scene: 1047, query: { scene: `e%253D${id}` } },
      { how: 'code', scene: 1047, id },
    ],
    [
      'a long-pressed code',
      { path, scene: 1048, query: { scene: `e%3D${id}` } },
      { how: 'code', scene: 1048, id },
    ],
    [
      'a code from the album with more in its scene',
      { path, scene: 1049, query: { scene: `a%3D1%26e%3D${id}` } },
      { how: 'code', scene: 1049, id },
    ],
    [
      'code and tag at once: the code was scanned now',
      { path, scene: 1047, query: { scene: `e=${id}`, e: 'other' } },
      { how: 'code', scene: 1047, id },
    ],
    ['the card pack', { path, scene: 1028, query: {} }, { how: 'card_pack', scene: 1028 }],
    ['a card’s details', { path, scene: 1029 }, { how: 'card_pack', scene: 1029 }],
    [
      'a card shared in a chat keeps the place but is no tap',
      { path, scene: 1007, query: { e: id } },
      { how: 'share', scene: 1007, id },
    ],
    ['our own share', { path, scene: 1044, query: { from: 'share' } }, { how: 'share', scene: 1044 }],
    ['the recent list, no path', { path: '', scene: 1001, query: {} }, { how: 'plain', scene: 1001 }],
    [
      'the recent list, landing path',
      { path: '/pages/member/index', scene: 1001 },
      { how: 'plain', scene: 1001 },
    ],
    ['nothing at all', {}, { how: 'plain', scene: 1000 }],
    [
      'an id with foreign characters',
      { path, scene: 1065, query: { e: 'a<b>' } },
      { how: 'plain', scene: 1065 },
    ],
    [
      'an id that is too long',
      { path, scene: 1065, query: { e: 'x'.repeat(65) } },
      { how: 'plain', scene: 1065 },
    ],
    ['an empty id', { path, scene: 1065, query: { e: '' } }, { how: 'plain', scene: 1065 }],
    ['a broken escape', { path, scene: 1047, query: { scene: 'e%3' } }, { how: 'plain', scene: 1047 }],
    [
      'a scene of something else',
      { path, scene: 1047, query: { scene: 'w%3Dabc' } },
      { how: 'plain', scene: 1047 },
    ],
    ['the return from the card-opening component', { path, scene: 1038, query: { e: id } }, null],
    [
      'the write page',
      { path: 'staff/pages/nfc-write/index', scene: 1047, query: { scene: 'w%3Dabc' } },
      null,
    ],
    ['the code page', { path: 'pages/code/index', scene: 1001 }, null],
  ];
  it.each(table)('is read from %s', (_, launch, expected) => {
    expect(entryFromLaunch(launch)).toEqual(expected);
  });
});
