import { loadingView } from '../../common/asked-view';

/** A page's matter once it is there; a skeleton before, words and a way on when it did not come. Event: `retry`. */
Component({
  properties: {
    view: { type: Object, value: loadingView },
  },
  data: { skeletonRows: ['60%', '100%', '80%', '100%', '40%'] },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
