import { ACTIVATION, exchangeTime } from '../../tags/rf-time';
import type { TagAnswer, VirtualTag } from '../../tags/virtual-tag';
import { NfcFailure } from './errors';
import { detect } from './type2-reader';
import type { Detected } from './type2-reader';

export type Tech = 'NDEF' | 'NFC-A' | 'MIFARE Ultralight' | 'MIFARE Classic' | 'ISO-DEP';

/** What went over the air so far. The clock is a virtual one: nobody waits, but everybody can see how long it took. */
export interface AirLog {
  microseconds: number;
  activations: number;
  commands: number;
}

/** One stay of one tag in the phone's field. A new hold of the same tag is a new presence. */
export class Presence {
  /** What the phone found when the tag came; null: it was gone before that, or the phone did not look. */
  detected: Detected | null = null;
  private connected: Tech | null = null;
  private over = false;

  constructor(
    readonly tag: VirtualTag,
    private readonly air: AirLog,
  ) {}

  get gone(): boolean {
    return this.over || !this.tag.inField;
  }

  get hasNdef(): boolean {
    return this.detected?.techs.includes('NDEF') ?? false;
  }

  /** The phone polls, selects and reads the tag. */
  discover(): void {
    this.detected = detect(this);
  }

  end(): void {
    this.over = true;
  }

  /** Opens one technology; Android allows one at a time. Connecting selects the tag anew. */
  connect(tech: Tech): void {
    if (this.connected === tech) throw new NfcFailure(13022);
    if (this.connected !== null || this.gone || !this.tag.select()) throw new NfcFailure(13016);
    this.air.activations += 1;
    this.air.microseconds += ACTIVATION;
    this.connected = tech;
  }

  close(tech: Tech): void {
    if (this.connected !== tech) throw new NfcFailure(13023);
    this.connected = null;
  }

  /** Whether the handle is open, be the tag still there or not. */
  holds(tech: Tech): boolean {
    return this.connected === tech;
  }

  isConnected(tech: Tech): boolean {
    return this.holds(tech) && !this.gone;
  }

  /** Sends one command over an open technology; silence and NAK are told apart by the caller. */
  send(tech: Tech, command: Uint8Array): TagAnswer {
    if (this.connected !== tech) throw new NfcFailure(13023);
    const answer: TagAnswer = this.gone ? { kind: 'none' } : this.tag.transceive(command);
    this.air.commands += 1;
    this.air.microseconds += exchangeTime(command, answer);
    return answer;
  }
}

/** The few centimetres at the phone's back: at most one tag. */
export class NfcField {
  readonly air: AirLog = { microseconds: 0, activations: 0, commands: 0 };
  current: Presence | null = null;
  private stopListening: (() => void) | null = null;
  private readonly listeners = new Set<(presence: Presence | null) => void>();

  /** Called when a tag comes or goes; returns how to stop. */
  onChange(listener: (presence: Presence | null) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Holds a tag to the phone; another one in the field is taken away first. */
  present(tag: VirtualTag): Presence {
    this.remove();
    tag.enterField();
    const presence = new Presence(tag, this.air);
    this.current = presence;
    this.stopListening = tag.onEvent((event) => {
      if (event === 'gone') this.left(presence);
    });
    this.announce();
    return presence;
  }

  /** Takes the tag away; nothing happens when there is none. */
  remove(): void {
    this.current?.tag.leaveField();
  }

  private left(presence: Presence): void {
    presence.end();
    this.stopListening?.();
    this.stopListening = null;
    if (this.current === presence) this.current = null;
    this.announce();
  }

  private announce(): void {
    this.listeners.forEach((listener) => listener(this.current));
  }
}
