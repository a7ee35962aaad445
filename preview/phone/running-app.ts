import type { EnterOptions, RunningMiniProgram } from '../runtime/host';
import type { MiniProgramNetwork } from './network';
import type { MiniProgramNfc } from './nfc/adapter';

export interface Chrome {
  title: string;
  background: string;
  textStyle: 'black' | 'white';
  canGoBack: boolean;
  homeButton: boolean;
}

export const PLAIN_CHROME: Chrome = {
  title: '',
  background: '#ffffff',
  textStyle: 'black',
  canGoBack: false,
  homeButton: false,
};

/** One mini-program that WeChat keeps alive. */
export interface RunningApp {
  readonly appId: string;
  /** Null while its document still loads. */
  running: RunningMiniProgram | null;
  visible: boolean;
  /** The mini-program that opened it, for the way back. */
  opener: string | null;
  lastScene: number;
  chrome: Chrome;
  nfc: MiniProgramNfc;
  network: MiniProgramNetwork;
  /** Ends what it hears of the phone and what the phone hears of it. */
  fallSilent: () => void;
  /** What must happen once its document has loaded: an entry that came meanwhile. */
  waiting: Partial<EnterOptions> | null;
  brightness: number | null;
  keepScreenOn: boolean;
}
