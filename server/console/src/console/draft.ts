import {
  computed,
  onScopeDispose,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue';
import { noteDraft } from './at-stake';

/** What a person is filling in, beside what the server has. */
export interface Draft<Facts> {
  readonly form: Ref<Facts>;
  /** What differs from what the form was filled from. */
  readonly changes: ComputedRef<Partial<Facts>>;
  /** The same fields as the form was filled with. */
  readonly was: ComputedRef<Partial<Facts>>;
  readonly changed: ComputedRef<boolean>;
  /** Fields that both this person and somebody else changed. */
  readonly clashes: Ref<(keyof Facts)[]>;
  /** Nothing of it is left to save. */
  settle(): void;
}

/**
 * `known` is what the server has, asked again whenever it is read anew: fields that the person left alone follow it,
 * those that were touched keep what was typed. Flat values only.
 */
export function useDraft<Facts extends object>(known: () => Facts): Draft<Facts> {
  const base = shallowRef({ ...known() }) as ShallowRef<Facts>;
  const form = ref({ ...base.value }) as Ref<Facts>;
  const clashes = ref([]) as Ref<(keyof Facts)[]>;
  const names = Object.keys(base.value) as (keyof Facts)[];
  const touched = computed(() => names.filter((name) => form.value[name] !== base.value[name]));
  const only = (facts: Facts) =>
    Object.fromEntries(touched.value.map((name) => [name, facts[name]])) as Partial<Facts>;
  const changed = computed(() => touched.value.length > 0);

  watch(
    known,
    (now) => {
      const mine = touched.value;
      clashes.value = mine.filter((name) => now[name] !== base.value[name] && now[name] !== form.value[name]);
      form.value = { ...now, ...only(form.value) };
      base.value = { ...now };
    },
    { flush: 'sync' },
  );
  onScopeDispose(noteDraft(() => changed.value));

  return {
    form,
    changes: computed(() => only(form.value)),
    was: computed(() => only(base.value)),
    changed,
    clashes,
    settle() {
      base.value = { ...form.value };
      clashes.value = [];
    },
  };
}

/** The same for a form of any shape that is filled from nothing that could change: whether it holds what is not saved. */
export function useUnsaved(form: () => unknown, done: () => boolean = () => false): ComputedRef<boolean> {
  const before = JSON.stringify(form());
  const unsaved = computed(() => !done() && JSON.stringify(form()) !== before);
  onScopeDispose(noteDraft(() => unsaved.value));
  return unsaved;
}
