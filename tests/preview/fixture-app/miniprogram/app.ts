import { note } from './shared/log';

declare const App: (definition: object) => void;

App({
  onLaunch(options: { path: string; scene: number }) {
    note(`App.onLaunch ${options.path} ${options.scene}`);
  },
  onShow(options: { scene: number; referrerInfo: { extraData?: unknown } }) {
    note(`App.onShow ${options.scene} ${JSON.stringify(options.referrerInfo)}`);
  },
  onHide() {
    note('App.onHide');
  },
  onError(message: string) {
    note(`App.onError ${message.split('\n')[0]}`);
  },
});
