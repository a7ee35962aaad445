import type { ChipSpec } from './chips';
import { uidOf } from './memory';
import { COMMAND, Silicon } from './silicon';
import type { TagAnswer, TagSnapshot } from './silicon';

export type { TagAnswer, TagSnapshot } from './silicon';

/**
 * How the tag is torn away. `command`: the next command is not heard at all. `midway`: the power fails while the next
 * command programs its page. `answer`: the next command is carried out, but its answer is never heard. `after`: its
 * answer is heard, and then the tag is gone.
 */
export type TearManner = 'command' | 'midway' | 'answer' | 'after';

const SILENCE: TagAnswer = { kind: 'none' };

/** A Type 2 tag as the air shows it: powered or not, selected or not, and torn away on demand. */
export class VirtualTag {
  readonly chip: ChipSpec;
  private readonly silicon: Silicon;
  private state: 'away' | 'idle' | 'active' = 'away';
  private tear: { left: number; manner: TearManner } | null = null;
  private readonly listeners = new Set<(event: 'memory' | 'gone') => void>();

  constructor(snapshot: TagSnapshot) {
    this.silicon = new Silicon(snapshot, () => this.tell('memory'));
    this.chip = this.silicon.spec;
  }

  get uid(): Uint8Array {
    return uidOf(this.silicon.snapshot().memory);
  }

  get inField(): boolean {
    return this.state !== 'away';
  }

  /** Everything that survives the tag being put away; memory is a copy, PWD and PACK included. */
  snapshot(): TagSnapshot {
    return this.silicon.snapshot();
  }

  /** Called when the memory changed or the tag left the field; returns how to stop. */
  onEvent(listener: (event: 'memory' | 'gone') => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  enterField(): void {
    this.state = 'idle';
    this.silicon.powerOn();
  }

  leaveField(): void {
    if (this.state === 'away') return;
    this.state = 'away';
    this.tear = null;
    this.tell('gone');
  }

  /** From now on, the tag leaves after so many further commands. */
  tearAfter(commands: number, manner: TearManner = 'command'): void {
    this.tear = { left: commands, manner };
  }

  /** Anticollision and SELECT. False: nothing there. */
  select(): boolean {
    if (this.state === 'away') return false;
    this.state = 'active';
    this.silicon.selected();
    return true;
  }

  /** One command. */
  transceive(command: Uint8Array): TagAnswer {
    if (this.state === 'away') return SILENCE;
    if (this.tear !== null) {
      if (this.tear.left === 0) {
        const { manner } = this.tear;
        const answer =
          manner !== 'command' && this.state === 'active'
            ? this.silicon.execute(command, manner === 'midway')
            : SILENCE;
        this.leaveField();
        return manner === 'after' ? answer : SILENCE;
      }
      this.tear.left -= 1;
    }
    if (this.state !== 'active' || this.chip.otherProtocol !== undefined) return SILENCE;
    const answer = this.silicon.execute(command);
    // The data sheet: after a NAK the chip falls back to IDLE or HALT and must be selected again.
    if (answer.kind === 'nak' || command[0] === COMMAND.halt) this.state = 'idle';
    return answer;
  }

  private tell(event: 'memory' | 'gone'): void {
    this.listeners.forEach((listener) => listener(event));
  }
}
