import { readPageCursor, writePageCursor } from '../../../server/src/domain/page-cursor';

it('reads back its cursors', () => {
  const cursor = { at: 1_767_585_600_000, id: 'AbcDef0123456789xy' };
  expect(readPageCursor(writePageCursor(cursor))).toEqual(cursor);
});

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it.each([
  undefined,
  '',
  '.',
  'x',
  json({}),
  json([]),
  json([1]),
  json(['1', 'a']),
  json([1.5, 'a']),
  json([1, 2]),
])('begins anew for what is no cursor of ours: %p', (text) => expect(readPageCursor(text)).toBeNull());
