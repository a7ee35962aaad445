import type { Claim } from '../../api/types';
import type { FaceView } from '../../member/view';

/**
 * What the card gives, and the one action: WeChat's card-opening component. Events: `go` when the member sets off,
 * `failed` {message} when WeChat would not open it (changing one's mind is no failure).
 */
Component({
  properties: {
    face: { type: Object, value: {} as FaceView },
    claim: { type: Object, value: null as unknown as Claim },
    label: { type: String, value: '领取会员卡' },
    /** Leaves the benefits out: the member knows them and only has to finish. */
    brief: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
  },
  methods: {
    go() {
      this.triggerEvent('go');
    },
    failed(event: WechatMiniprogram.CustomEvent<{ errMsg?: string }>) {
      const reason = event.detail.errMsg ?? '';
      if (!/cancel/.test(reason)) this.triggerEvent('failed', { message: reason });
    },
  },
});
