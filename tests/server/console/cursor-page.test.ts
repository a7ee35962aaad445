import { effectScope } from 'vue';
import { useCursorPage } from '../../../server/console/src/console/cursor-page';

it('lets go of the first rows of a long list, says how many, and begins again', async () => {
  const scope = effectScope();
  const ask = (cursor: string | undefined) => {
    const from = Number(cursor ?? 0);
    const rows = Array.from({ length: 50 }, (_, n) => from + n);
    return Promise.resolve({ rows, nextCursor: String(from + 50), total: 10_000 });
  };
  const list = scope.run(() => useCursorPage<number>(ask));
  if (!list) throw new Error('the scope is active');
  await list.first();
  for (let page = 1; page < 5; page += 1) await list.more();
  const { rows, passed } = list;
  expect([rows.value.length, rows.value[0], rows.value.at(-1), passed.value]).toEqual([150, 100, 249, 100]);
  await list.first();
  expect([rows.value.length, rows.value[0], passed.value, list.total.value]).toEqual([50, 0, 0, 10_000]);
  scope.stop();
});
