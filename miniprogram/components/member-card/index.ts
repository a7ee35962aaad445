import type { FaceView, MemberView } from '../../member/view';

/** The merchant's card face in the proportion of a bank card; without a member it is the card on offer. */
Component({
  properties: {
    face: { type: Object, value: {} as FaceView },
    member: { type: Object, value: null as unknown as MemberView },
  },
});
