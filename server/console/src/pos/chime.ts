let audio: AudioContext | null = null;

/** Two short soft tones: somebody has come. Browsers keep silent until the cashier has clicked once; that is no fault. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime + 0.02;
    [660, 880].forEach((hertz, i) => tone(audio as AudioContext, hertz, start + i * 0.14));
  } catch {
    // No sound device: the screen says it all the same.
  }
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
