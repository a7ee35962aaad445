import { ComponentWithComputed } from 'miniprogram-computed';
import type { Claim } from '../../api/types';
import type { FaceView } from '../../member/view';
import { openPage } from '../../platform/pages';

/**
 * What the card gives, and the one action: WeChat's card-opening component. Events: `go` when the member sets off,
 * `failed` {message} when WeChat would not open it (changing one's mind is no failure).
 */
ComponentWithComputed({
  properties: {
    face: { type: Object, value: {} as FaceView },
    claim: { type: Object, value: null as unknown as Claim },
    label: { type: String, value: '领取会员卡' },
    /** Leaves the benefits out: the member knows them and only has to finish. */
    brief: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
  },
  computed: {
    /** The merchant's colour, for the action whether one can press it or it is under way. */
    paint: ({ face }: { face: FaceView }) => `background-color: ${face.color}; color: ${face.onColor}`,
    benefits: ({ face, brief }: { face: Partial<FaceView>; brief: boolean }) =>
      brief ? [] : (face.benefits ?? []),
  },
  methods: {
    go() {
      this.triggerEvent('go');
    },
    agreement() {
      openPage('/pages/account/agreement/index');
    },
    failed(event: WechatMiniprogram.CustomEvent<{ errMsg?: string }>) {
      const reason = event.detail.errMsg ?? '';
      if (!/cancel/.test(reason)) this.triggerEvent('failed', { message: reason });
    },
  },
});
