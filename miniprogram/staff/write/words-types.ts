/** Shapes of what a state says. */
/** Colour of the whole ground. Always together with a sign and words. */
export type Tone = 'calm' | 'waiting' | 'working' | 'verified' | 'needs-you' | 'stopped';

export type WriteAction = 'retry' | 'overwrite' | 'keep' | 'finish' | 'resume' | 'share' | 'log-in' | '';
export interface Way {
  readonly label: string;
  readonly action: WriteAction;
}

/** What one state says. */
export interface Words {
  readonly tone: Tone;
  readonly sign: 'phone' | 'busy' | 'tick' | 'question' | 'fault';
  readonly headline: string;
  readonly text: string;
  /** Index of the current step; -1 before the first. */
  readonly step: number;
  readonly wrong?: boolean;
  readonly main?: Way | null;
  readonly second?: Way | null;
}
