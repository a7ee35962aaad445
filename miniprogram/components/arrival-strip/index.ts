import type { StripView } from '../../member/recognition';

/** Where the member is and what the counter knows; always the same height, so that nothing below it moves. */
Component({
  properties: {
    strip: { type: Object, value: {} as StripView },
  },
});
