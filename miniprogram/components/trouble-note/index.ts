export interface TroubleView {
  readonly title: string;
  readonly text: string;
  readonly requestId: string;
}

/** A failure beside what is still good on the page. Event: `retry`. */
Component({
  properties: {
    trouble: { type: Object, value: {} as TroubleView },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
