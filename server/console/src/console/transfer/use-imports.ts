import { onBeforeUnmount, onMounted, ref } from 'vue';
import { importNow, imports, type Import } from '../../api/many';
import type { Load } from '../load';
import { messageOf } from '../session';
import { isMoving } from './words';

/** Milliseconds between looks at an import that moves. */
const EVERY = 800;

/** The last imports; those that move are followed until they stand still. */
export function useImports() {
  const list = ref<Import[]>([]);
  const load = ref<Load>({ state: 'loading' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  function put(one: Import): void {
    const known = list.value.some(({ id }) => id === one.id);
    list.value = known
      ? list.value.map((old) => (old.id === one.id ? one : old))
      : [one, ...list.value].slice(0, 20);
    follow();
  }

  function follow(): void {
    clearTimeout(timer);
    if (!gone && list.value.some(isMoving)) timer = setTimeout(() => void look(), EVERY);
  }

  async function look(): Promise<void> {
    try {
      for (const { id } of list.value.filter(isMoving)) put(await importNow(id));
      if (load.value.state === 'failed') load.value = { state: 'ready' };
    } catch (error) {
      load.value = { state: 'failed', message: messageOf(error) };
    }
    follow();
  }

  async function read(): Promise<void> {
    load.value = { state: 'loading' };
    try {
      list.value = await imports();
      load.value = { state: 'ready' };
      follow();
    } catch (error) {
      load.value = { state: 'failed', message: messageOf(error) };
    }
  }

  onMounted(read);
  onBeforeUnmount(() => {
    gone = true;
    clearTimeout(timer);
  });
  return { list, load, put, read };
}
