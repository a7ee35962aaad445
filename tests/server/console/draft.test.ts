import { effectScope, shallowRef } from 'vue';
import { somethingUnsaved } from '../../../server/console/src/console/at-stake';
import { useDraft, useUnsaved } from '../../../server/console/src/console/draft';

const scope = effectScope();
afterAll(() => scope.stop());

it('follows what the server has where nobody typed, keeps what was typed, and names what both changed', () => {
  const known = shallowRef({ phone: '1', hours: '9', name: '甲' });
  const draft = scope.run(() => useDraft(() => known.value));
  if (!draft) throw new Error('the scope is active');
  draft.form.value.phone = '2';
  draft.form.value.name = '乙';
  known.value = { phone: '3', hours: '10', name: '乙' };
  expect(draft.form.value).toEqual({ phone: '2', hours: '10', name: '乙' });
  expect([draft.clashes.value, draft.changes.value, draft.was.value]).toEqual([
    ['phone'],
    { phone: '2' },
    { phone: '3' },
  ]);
  expect(somethingUnsaved()).toBe(true);
  draft.settle();
  expect([draft.changed.value, draft.clashes.value, somethingUnsaved()]).toEqual([false, [], false]);
});

it('counts choices of any shape until they are done or taken back, and no longer than the form stands', () => {
  const stores = shallowRef<string[] | null>(null);
  const form = effectScope();
  form.run(() => useUnsaved(() => stores.value));
  stores.value = ['a'];
  expect(somethingUnsaved()).toBe(true);
  stores.value = null;
  expect(somethingUnsaved()).toBe(false);
  stores.value = ['b'];
  form.stop();
  expect(somethingUnsaved()).toBe(false);
});
