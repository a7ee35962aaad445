import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watchEffect } from 'vue';
import type { TerminalApi, TerminalTap } from '../api/terminal';
import { createChime, type Chime, type Sound } from './chime';
import { createCounter, type Counter, type CounterView } from './core/counter';
import { accepted, emptyDesk, serving, waiting } from './core/desk';
import type { StreamEvent } from './core/event-stream';
import { isFresh } from './core/link';
import { withServed, type Served } from './core/recent';
import { selectedOf } from './core/pick';
import { stayAwake } from './kiosk';
import { browserMachine } from './machine';

const NOTHING: CounterView = {
  desk: emptyDesk,
  link: { name: 'connecting' },
  doing: { name: 'idle' },
  rule: 'when_many',
  skew: 0,
};

/** The front desk for a component: what it shows, and what it can be asked to do. It lives as long as the component. */
export function useCounter(api: TerminalApi, on: { revoked(): void; event(event: StreamEvent): void }) {
  const view = shallowRef(NOTHING);
  /** ms of the server's clock, every second. */
  const now = ref(Date.now());
  const sound = ref<Sound>('blocked');
  const served = shallowRef<readonly Served[]>([]);
  const chosen = ref<string | null>(null);
  let counter: Counter | null = null;
  let chime: Chime | null = null;
  const ends: (() => void)[] = [];

  function changed(next: CounterView): void {
    const failed = next.doing.name === 'failed' && view.value.doing.name !== 'failed';
    const revoked = next.link.name === 'revoked' && view.value.link.name !== 'revoked';
    now.value = Date.now() + next.skew;
    served.value = withServed(served.value, view.value.desk, next.desk, now.value);
    view.value = next;
    if (failed) chime?.trouble();
    if (revoked) on.revoked();
  }

  onMounted(() => {
    chime = createChime((next) => (sound.value = next));
    counter = createCounter(api, browserMachine, {
      changed,
      arrived: () => chime?.arrival(),
      event: (event) => on.event(event),
    });
    const clock = setInterval(() => {
      now.value = Date.now() + view.value.skew;
      counter?.tick();
    }, 1000);
    ends.push(stayAwake(), () => clearInterval(clock));
  });
  onBeforeUnmount(() => {
    counter?.stop();
    chime?.stop();
    for (const end of ends) end();
    document.title = title;
  });

  const current = computed(() => serving(view.value.desk));
  const line = computed(() => waiting(view.value.desk));
  // Seen on the tab while another one is in front.
  const title = document.title;
  watchEffect(() => {
    document.title = line.value.length > 0 ? `（${line.value.length}）${title}` : title;
  });
  return {
    view,
    now,
    sound,
    served,
    current,
    /** Who was accepted besides the one being served, such as by a code scanned meanwhile. */
    next: computed(() => accepted(view.value.desk).slice(1)),
    line,
    fresh: computed(() => isFresh(view.value.link)),
    busy: computed(() => view.value.doing.name === 'working'),
    selected: computed(() => selectedOf(view.value.desk, chosen.value)),
    choose: (tapId: string | null) => void (chosen.value = tapId),
    mute: (muted: boolean) => chime?.setMuted(muted),
    accept: async (tapId: string, number?: string) => counter?.accept(tapId, number),
    clear: async (tapId: string) => counter?.clear(tapId),
    identify: async (act: () => Promise<TerminalTap>) => (await counter?.identify(act)) ?? false,
    put: (tap: TerminalTap) => counter?.put(tap),
    forget: () => counter?.forget(),
  };
}
