import type { Told } from '../../common/told';

/** What an act came to; read out when it appears. */
Component({
  properties: {
    told: { type: Object, value: null as unknown as Told },
  },
});
