import { openPage } from '../../../../platform/pages';

/**
 * "I have read and agree", unticked until the person ticks it, with the way to the text. Event: `change` {agreed}.
 */
Component({
  properties: {
    /** Version to agree to; nothing is shown for an empty one. */
    version: { type: String, value: '' },
    agreed: { type: Boolean, value: false },
  },
  methods: {
    toggle() {
      this.triggerEvent('change', { agreed: !this.data.agreed });
    },
    read() {
      const { version } = this.data;
      openPage(`/pages/account/agreement/index?version=${encodeURIComponent(version)}`);
    },
  },
});
