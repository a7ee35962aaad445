/**
 * The architecture in one drawing, as data. Who may import whom is not stated here: it is asked of the lint rules, of one
 * file for each room. Boxes are in px on a sheet of 1200 × 760.
 */
export const SHEET = { width: 1200, height: 770 };

/** `sample`: a file of the room, for the lint rules; boxes without one lie outside the repository. */
export const BOXES = [
  {
    id: 'tag',
    at: [40, 64, 260, 46],
    title: 'NFC stand',
    words: [],
  },
  {
    id: 'miniprogram',
    at: [40, 150, 340, 136],
    title: 'miniprogram/',
    words: ['member center; staff: the write page', 'staff/nfc: NDEF and tags, pure'],
    sample: 'miniprogram/member/center.ts',
  },
  {
    id: 'console',
    at: [430, 150, 340, 136],
    title: 'server/console/',
    words: ['merchant console, front desk /pos,', 'launcher'],
    sample: 'server/console/src/console/main.ts',
  },
  {
    id: 'preview',
    at: [820, 150, 340, 136],
    title: 'preview/',
    words: ['compiler, runtime, virtual phones', 'and virtual tags, in a browser'],
    sample: 'preview/runtime/main.ts',
  },
  {
    id: 'routes',
    at: [64, 412, 200, 150],
    title: 'routes/',
    words: ['member, staff, terminal,', 'console, wechat-push'],
    sample: 'server/src/routes/member/index.ts',
  },
  {
    id: 'contract',
    at: [284, 412, 200, 150],
    title: 'contract/',
    words: ['schemas: validation,', 'types and OpenAPI'],
    sample: 'server/src/contract/index.ts',
  },
  {
    id: 'domain',
    at: [504, 412, 200, 150],
    title: 'domain/',
    words: ['entrances, tags, members,', 'cards, taps, staff …'],
    sample: 'server/src/domain/tags/register.ts',
  },
  {
    id: 'db',
    at: [724, 412, 200, 150],
    title: 'db/, realtime/, jobs/',
    words: ['one schema, two dialects', 'tap bus, durable work'],
    sample: 'server/src/db/schema.ts',
  },
  {
    id: 'wechat',
    at: [944, 412, 200, 150],
    title: 'wechat/',
    words: ['gateway to the platform,', 'simulator behind it'],
    sample: 'server/src/wechat/gateway.ts',
  },
  {
    id: 'typings',
    at: [64, 652, 420, 76],
    title: 'typings/',
    words: ['types that rooms share; no run-time code'],
    sample: 'typings/contract.d.ts',
  },
  { id: 'database', at: [724, 652, 200, 76], title: 'database', words: ['SQLite or PostgreSQL'] },
  { id: 'platform', at: [944, 652, 200, 76], title: 'WeChat platform', words: ['real or simulated'] },
];

/** Rooms by the name an import list uses; a name may stand for a part of a room. */
export const IMPORTABLE = [
  ['miniprogram', 'miniprogram/member/center.ts'],
  ['staff/nfc', 'miniprogram/staff/nfc/ndef.ts'],
  ['console', 'server/console/src/console/main.ts'],
  ['preview', 'preview/runtime/main.ts'],
  ['routes', 'server/src/routes/member/index.ts'],
  ['contract', 'server/src/contract/index.ts'],
  ['domain', 'server/src/domain/tags/register.ts'],
  ['db', 'server/src/db/schema.ts'],
  ['wechat', 'server/src/wechat/gateway.ts'],
  ['typings', 'typings/contract.d.ts'],
];

export const FRAME = {
  at: [40, 360, 1124, 226],
  title: 'server/src: one process, or several over one PostgreSQL',
};

/** What talks to what at run time: points from one box's edge to another's, and a word beside the line. */
export const TALKS = [
  {
    from: 'tag',
    to: 'miniprogram',
    path: [
      [210, 110],
      [210, 150],
    ],
    word: 'a touch opens it',
    at: [100, 135],
  },
  {
    from: 'miniprogram',
    to: 'routes',
    path: [
      [130, 286],
      [130, 412],
    ],
    word: 'HTTPS',
    at: [140, 332],
  },
  {
    from: 'console',
    to: 'routes',
    path: [
      [500, 286],
      [500, 318],
      [215, 318],
      [215, 412],
    ],
    word: 'cookie session; terminal key and events',
    at: [238, 312],
  },
  {
    from: 'preview',
    to: 'miniprogram',
    path: [
      [990, 150],
      [990, 86],
      [340, 86],
      [340, 150],
    ],
    word: 'compiles and runs its real pages',
    at: [560, 80],
  },
  {
    from: 'preview',
    to: 'routes',
    path: [
      [990, 286],
      [990, 340],
      [240, 340],
      [240, 412],
    ],
    word: 'virtual network',
    at: [800, 334],
  },
  {
    from: 'routes',
    to: 'contract',
    path: [
      [264, 470],
      [284, 470],
    ],
  },
  {
    from: 'routes',
    to: 'domain',
    path: [
      [230, 562],
      [230, 574],
      [560, 574],
      [560, 562],
    ],
  },
  {
    from: 'domain',
    to: 'db',
    path: [
      [704, 470],
      [724, 470],
    ],
  },
  {
    from: 'domain',
    to: 'wechat',
    path: [
      [660, 562],
      [660, 574],
      [1000, 574],
      [1000, 562],
    ],
  },
  {
    from: 'db',
    to: 'database',
    path: [
      [824, 562],
      [824, 652],
    ],
    word: 'SQL',
    at: [834, 632],
  },
  {
    from: 'wechat',
    to: 'platform',
    path: [
      [1070, 562],
      [1070, 652],
    ],
    word: 'HTTPS',
    at: [1080, 632],
  },
];
