import { CHIPS } from './chips';
import type { ChipName, ChipSpec } from './chips';
import { dynamicLockAfter, isLocked, passwordGuard, staticLockAfter } from './locks';
import { ACCESS, CONFIG, PAGE, uidOf } from './memory';

/** What the reader hears. `none` is silence: the tag is gone, halted, or does not answer in its state. */
export type TagAnswer =
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'ack' }
  | { kind: 'nak'; code: 0 | 1 | 4 | 5 }
  | { kind: 'none' };

/** `command`: the next command is not heard at all. `answer`: it is carried out, but its answer is never heard. */
export type TearManner = 'command' | 'answer';

export interface TagSnapshot {
  chip: ChipName;
  memory: Uint8Array;
  counter: number;
  failedAuthentications: number;
}

const SILENCE: TagAnswer = { kind: 'none' };
const ACK: TagAnswer = { kind: 'ack' };
const COMMAND = {
  getVersion: 0x60,
  read: 0x30,
  fastRead: 0x3a,
  write: 0xa2,
  compatibilityWrite: 0xa0,
  readCounter: 0x39,
  readSignature: 0x3c,
  passwordAuth: 0x1b,
  halt: 0x50,
} as const;

/**
 * A Type 2 tag, command by command (CRC left to the reader). It knows nothing of NDEF: what its memory means is the
 * reader's affair, so that it can disagree with the code under test.
 */
export class VirtualTag {
  readonly chip: ChipSpec;
  private readonly memory: Uint8Array;
  private state: 'away' | 'idle' | 'active' = 'away';
  private authenticated = false;
  private configFrozen = false;
  private compatibilityPage: number | null = null;
  private counter: number;
  private counted = false;
  private failedAuthentications: number;
  private tear: { left: number; manner: TearManner } | null = null;
  private readonly listeners = new Set<(event: 'memory' | 'gone') => void>();

  constructor(snapshot: TagSnapshot) {
    this.chip = CHIPS[snapshot.chip];
    if (snapshot.memory.length !== this.chip.pages * PAGE)
      throw new Error(`${snapshot.chip} has ${String(this.chip.pages)} pages`);
    this.memory = snapshot.memory.slice();
    this.counter = snapshot.counter;
    this.failedAuthentications = snapshot.failedAuthentications;
  }

  get uid(): Uint8Array {
    return uidOf(this.memory);
  }

  get inField(): boolean {
    return this.state !== 'away';
  }

  /** Everything that survives the tag being put away; memory is a copy, PWD and PACK included. */
  snapshot(): TagSnapshot {
    return {
      chip: this.chip.name,
      memory: this.memory.slice(),
      counter: this.counter,
      failedAuthentications: this.failedAuthentications,
    };
  }

  /** Called when the memory changed or the tag left the field; returns how to stop. */
  onEvent(listener: (event: 'memory' | 'gone') => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Power on. The configuration lock is taken over here and nowhere else (data sheet, CFGLCK). */
  enterField(): void {
    this.state = 'idle';
    this.authenticated = false;
    this.counted = false;
    this.compatibilityPage = null;
    const access = this.configByte(CONFIG.access);
    this.configFrozen = access !== null && (access & ACCESS.cfgLock) !== 0;
  }

  /** Power off. */
  leaveField(): void {
    if (this.state === 'away') return;
    this.state = 'away';
    this.authenticated = false;
    this.tear = null;
    this.listeners.forEach((listener) => listener('gone'));
  }

  /** From now on, the tag leaves after so many further commands. */
  tearAfter(commands: number, manner: TearManner = 'command'): void {
    this.tear = { left: commands, manner };
  }

  /** Anticollision and SELECT; a fresh selection forgets the password. False: nothing there. */
  select(): boolean {
    if (this.state === 'away') return false;
    this.state = 'active';
    this.authenticated = false;
    this.compatibilityPage = null;
    return true;
  }

  /** One command in the active state. */
  transceive(command: Uint8Array): TagAnswer {
    if (this.state === 'away') return SILENCE;
    if (this.tear !== null) {
      if (this.tear.left === 0) {
        const { manner } = this.tear;
        if (manner === 'answer' && this.state === 'active') this.execute(command);
        this.leaveField();
        return SILENCE;
      }
      this.tear.left -= 1;
    }
    if (this.state !== 'active') return SILENCE;
    const answer = this.execute(command);
    // The data sheet: after a NAK the chip falls back to IDLE or HALT and must be selected again.
    if (answer.kind === 'nak' || command[0] === COMMAND.halt) this.state = 'idle';
    return answer;
  }

  private execute(command: Uint8Array): TagAnswer {
    if (this.compatibilityPage !== null) return this.compatibilityData(command);
    const [code, first, second] = command;
    switch (code) {
      case COMMAND.getVersion:
        return command.length === 1 && this.chip.version ? data(this.chip.version) : nak(0);
      case COMMAND.read:
        return command.length === 2 && first !== undefined ? this.read(first) : nak(0);
      case COMMAND.fastRead:
        return command.length === 3 && first !== undefined && second !== undefined
          ? this.fastRead(first, second)
          : nak(0);
      case COMMAND.write:
        return command.length === 6 && first !== undefined ? this.write(first, command.slice(2)) : nak(0);
      case COMMAND.compatibilityWrite:
        return command.length === 2 && first !== undefined ? this.compatibilityStart(first) : nak(0);
      case COMMAND.readCounter:
        return this.readCounter(command);
      case COMMAND.readSignature:
        return command.length === 2 && first === 0 && this.chip.hasSignature
          ? data(this.signature())
          : nak(0);
      case COMMAND.passwordAuth:
        return command.length === 5 ? this.authenticate(command.subarray(1)) : nak(0);
      case COMMAND.halt:
        return SILENCE;
      default:
        return nak(0);
    }
  }

  private read(page: number): TagAnswer {
    const guard = this.readGuard();
    const end = guard ?? this.chip.pages;
    if (page >= end) return nak(0);
    this.countRead();
    const shown = this.readable();
    const bytes = new Uint8Array(4 * PAGE);
    for (let i = 0; i < 4; i += 1) {
      const source = (page + i) % end;
      bytes.set(shown.subarray(source * PAGE, (source + 1) * PAGE), i * PAGE);
    }
    return data(bytes);
  }

  private fastRead(start: number, end: number): TagAnswer {
    if (this.chip.version === null || start > end || end >= (this.readGuard() ?? this.chip.pages))
      return nak(0);
    this.countRead();
    return data(this.readable().slice(start * PAGE, (end + 1) * PAGE));
  }

  private write(page: number, bytes: Uint8Array): TagAnswer {
    if (!this.mayWrite(page)) return nak(0);
    const at = page * PAGE;
    if (page === 2) {
      const after = staticLockAfter([this.byte(at + 2), this.byte(at + 3)], [bytes[2] ?? 0, bytes[3] ?? 0]);
      this.memory.set(after, at + 2);
    } else if (page === 3) {
      bytes.forEach((byte, index) => (this.memory[at + index] = this.byte(at + index) | byte));
    } else if (page === this.chip.dynamicLockPage) {
      this.memory.set(dynamicLockAfter(this.chip, this.memory.slice(at, at + PAGE), bytes), at);
    } else {
      this.memory.set(bytes, at);
    }
    this.listeners.forEach((listener) => listener('memory'));
    return ACK;
  }

  private mayWrite(page: number): boolean {
    if (page < 2 || page >= this.chip.pages || isLocked(this.chip, this.memory, page)) return false;
    const guard = passwordGuard(this.chip, this.memory);
    if (guard !== null && page >= guard.from && !this.authenticated) return false;
    const config = this.chip.configPage;
    return !(this.configFrozen && config !== null && (page === config || page === config + 1));
  }

  private compatibilityStart(page: number): TagAnswer {
    if (!this.mayWrite(page)) return nak(0);
    this.compatibilityPage = page;
    return ACK;
  }

  private compatibilityData(bytes: Uint8Array): TagAnswer {
    const page = this.compatibilityPage;
    this.compatibilityPage = null;
    return page === null || bytes.length !== 16 ? nak(0) : this.write(page, bytes.slice(0, PAGE));
  }

  private authenticate(password: Uint8Array): TagAnswer {
    const config = this.chip.configPage;
    if (config === null) return nak(0);
    const limit = this.byte(config * PAGE + CONFIG.access) & ACCESS.authLimit;
    if (limit > 0 && this.failedAuthentications >= limit) return nak(4);
    const stored = this.memory.subarray(config * PAGE + CONFIG.pwd, config * PAGE + CONFIG.pwd + PAGE);
    if (stored.some((byte, index) => byte !== password[index])) {
      if (limit > 0) this.failedAuthentications += 1;
      this.authenticated = false;
      return nak(limit > 0 && this.failedAuthentications >= limit ? 4 : 0);
    }
    this.failedAuthentications = 0;
    this.authenticated = true;
    return data(this.memory.slice(config * PAGE + CONFIG.pack, config * PAGE + CONFIG.pack + 2));
  }

  private readCounter(command: Uint8Array): TagAnswer {
    const access = this.configByte(CONFIG.access) ?? 0;
    const isUltralight = this.chip.dynamicLockPage === null;
    const enabled = isUltralight || (access & ACCESS.counterEnabled) !== 0;
    if (command.length !== 2 || !this.chip.hasCounter || !enabled) return nak(0);
    if (isUltralight ? (command[1] ?? 9) > 2 : command[1] !== 2) return nak(0);
    const value = isUltralight ? 0 : this.counter;
    return data([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]);
  }

  /** NTAG counts the first READ or FAST_READ after power-on, when the counter is enabled. */
  private countRead(): void {
    const access = this.configByte(CONFIG.access) ?? 0;
    if (this.counted || (access & ACCESS.counterEnabled) === 0 || this.chip.dynamicLockPage === null) return;
    this.counted = true;
    this.counter = Math.min(this.counter + 1, 0xffffff);
  }

  private readGuard(): number | null {
    const guard = passwordGuard(this.chip, this.memory);
    return guard !== null && guard.reading && !this.authenticated ? guard.from : null;
  }

  /** PWD and PACK read as zeros. */
  private readable(): Uint8Array {
    const shown = this.memory.slice();
    if (this.chip.configPage !== null) shown.fill(0, (this.chip.configPage + 2) * PAGE);
    return shown;
  }

  /** Stands in for the maker's ECC signature: stable per UID and chip, but signed by nobody. */
  private signature(): Uint8Array {
    const { uid } = this;
    return Uint8Array.from(
      { length: 32 },
      (_, index) => ((uid[index % 7] ?? 0) * 31 + index * 17 + this.chip.pages) & 0xff,
    );
  }

  private byte(offset: number): number {
    return this.memory[offset] ?? 0;
  }

  private configByte(offset: number): number | null {
    return this.chip.configPage === null ? null : this.byte(this.chip.configPage * PAGE + offset);
  }
}

function data(bytes: ArrayLike<number>): TagAnswer {
  return { kind: 'data', bytes: Uint8Array.from(bytes) };
}

function nak(code: 0 | 1 | 4 | 5): TagAnswer {
  return { kind: 'nak', code };
}
