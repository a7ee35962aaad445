import { note } from '../../shared/log';

interface CounterThis {
  data: { value: number; start: number };
  setData(data: object): void;
  triggerEvent(name: string, detail: object): void;
}

declare const Component: (definition: object & ThisType<CounterThis>) => void;

Component({
  properties: { start: { type: Number, value: 0 } },
  data: { value: 0 },
  observers: {
    start(this: CounterThis, start: number) {
      this.setData({ value: start });
    },
  },
  lifetimes: {
    attached() {
      note('counter.attached');
    },
    ready() {
      note('counter.ready');
    },
    detached() {
      note('counter.detached');
    },
  },
  pageLifetimes: {
    show() {
      note('counter.show');
    },
    hide() {
      note('counter.hide');
    },
  },
  methods: {
    plus(this: CounterThis) {
      this.setData({ value: this.data.value + 1 });
      this.triggerEvent('change', { value: this.data.value });
    },
  },
});
