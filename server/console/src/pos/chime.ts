/** Whether a sound can be heard. `blocked`: the browser stays silent until somebody clicks or presses a key. */
export type Sound = 'on' | 'muted' | 'blocked';

const MUTED = 'nmc.pos.muted';
const ARRIVAL = [660, 880];
const TROUBLE = [300, 220];

export interface Chime {
  arrival(): void;
  trouble(): void;
  setMuted(muted: boolean): void;
  stop(): void;
}

/** Two soft tones when somebody comes, two low ones when something failed. `changed` hears what the cashier should see. */
export function createChime(changed: (sound: Sound) => void): Chime {
  let muted = localStorage.getItem(MUTED) === '1';
  let audio: AudioContext | null = null;

  const tell = (): void => changed(muted ? 'muted' : audio?.state === 'running' ? 'on' : 'blocked');

  /** Browsers let sound begin in answer to a click or a key only; it goes on by itself then. */
  const wake = (): void => {
    if (muted) return;
    try {
      audio ??= new AudioContext();
    } catch {
      return; // No sound device: the screen says it all the same.
    }
    audio.resume().then(tell, tell);
  };
  const play = (tones: readonly number[]): void => {
    if (muted || audio?.state !== 'running') {
      tell();
      return;
    }
    const start = audio.currentTime + 0.02;
    for (const [i, hertz] of tones.entries()) tone(audio, hertz, start + i * 0.14);
  };

  const gestures = ['pointerdown', 'keydown'] as const;
  for (const gesture of gestures) addEventListener(gesture, wake, true);
  tell();
  return {
    arrival: () => play(ARRIVAL),
    trouble: () => play(TROUBLE),
    setMuted(next) {
      muted = next;
      localStorage.setItem(MUTED, next ? '1' : '0');
      wake();
      tell();
    },
    stop() {
      for (const gesture of gestures) removeEventListener(gesture, wake, true);
      void audio?.close();
    },
  };
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.13);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.15);
}
