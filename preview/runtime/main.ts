import type { CompiledApp } from './bundle';
import { MiniProgram } from './app/mini-program';
import { watchSetData } from './app/probe';

declare global {
  interface Window {
    /** Called by the app bundle, which is loaded after the runtime. */
    registerMiniProgram?: (bundle: CompiledApp) => void;
  }
}

if (window.miniProgramProbe) watchSetData(window.miniProgramProbe);

window.registerMiniProgram = (bundle) => {
  window.startMiniProgram = (host, options) => new MiniProgram(bundle, host, options);
};
