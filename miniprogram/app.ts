import { watchForUpdates } from './platform/update';
import { services } from './services';

App({
  onLaunch(options) {
    services().entry.launched(options);
    watchForUpdates();
  },
  onShow(options) {
    const { entry, claims } = services();
    claims.returned(options);
    entry.launched(options);
  },
});
