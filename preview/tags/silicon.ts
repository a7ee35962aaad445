import { CHIPS } from './chips';
import type { ChipName, ChipSpec } from './chips';
import { dynamicLockAfter, isLocked, passwordGuard, staticLockAfter } from './locks';
import { ACCESS, CONFIG, PAGE } from './memory';

/** What the reader hears. `none` is silence: the tag is gone, halted, or does not answer in its state. */
export type TagAnswer =
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'ack' }
  | { kind: 'nak'; code: 0 | 1 | 4 | 5 }
  | { kind: 'none' };

/** What survives the tag being put away. */
export interface TagSnapshot {
  chip: ChipName;
  memory: Uint8Array;
  /** 24 bits each. NTAG213 and up use the third one only. */
  counters: [number, number, number];
  failedAuthentications: number;
}

export const COMMAND = {
  getVersion: 0x60,
  read: 0x30,
  fastRead: 0x3a,
  write: 0xa2,
  compatibilityWrite: 0xa0,
  readCounter: 0x39,
  incrementCounter: 0xa5,
  checkTearing: 0x3e,
  readSignature: 0x3c,
  passwordAuth: 0x1b,
  halt: 0x50,
} as const;

const ACK: TagAnswer = { kind: 'ack' };
const MOST_COUNTED = 0xffffff;

/**
 * The chip of a Type 2 tag in its active state, command by command (CRC left to the reader). It knows nothing of NDEF:
 * what its memory means is the reader's affair, so that it can disagree with the code under test.
 */
export class Silicon {
  readonly spec: ChipSpec;
  private readonly memory: Uint8Array;
  private readonly counters: [number, number, number];
  private failedAuthentications: number;
  private authenticated = false;
  private configFrozen = false;
  private compatibilityPage: number | null = null;
  private counted = false;

  constructor(
    snapshot: TagSnapshot,
    private readonly changed: () => void,
  ) {
    this.spec = CHIPS[snapshot.chip];
    if (snapshot.memory.length !== this.spec.pages * PAGE)
      throw new Error(`${snapshot.chip} has ${String(this.spec.pages)} pages`);
    this.memory = snapshot.memory.slice();
    this.counters = [...snapshot.counters];
    this.failedAuthentications = snapshot.failedAuthentications;
  }

  /** A copy, PWD and PACK included. */
  snapshot(): TagSnapshot {
    return {
      chip: this.spec.name,
      memory: this.memory.slice(),
      counters: [...this.counters],
      failedAuthentications: this.failedAuthentications,
    };
  }

  /** Power on. The configuration lock is taken over here and nowhere else (data sheet, CFGLCK). */
  powerOn(): void {
    this.selected();
    this.counted = false;
    this.configFrozen = (this.access & ACCESS.cfgLock) !== 0;
  }

  /** A fresh selection forgets the password and half a COMPATIBILITY_WRITE. */
  selected(): void {
    this.authenticated = false;
    this.compatibilityPage = null;
  }

  /** One command. `powerLost`: the field collapses while the EEPROM is being programmed. */
  execute(command: Uint8Array, powerLost = false): TagAnswer {
    if (this.compatibilityPage !== null) return this.compatibilityData(command, powerLost);
    const [code, first = 0, second = 0] = command;
    const octets = (count: number, work: () => TagAnswer) => (command.length === count ? work() : nak(0));
    switch (code) {
      case COMMAND.getVersion:
        return octets(1, () => (this.spec.version ? data(this.spec.version) : nak(0)));
      case COMMAND.read:
        return octets(2, () => this.read(first));
      case COMMAND.fastRead:
        return octets(3, () => this.fastRead(first, second));
      case COMMAND.write:
        return octets(6, () => this.write(first, command.slice(2), powerLost));
      case COMMAND.compatibilityWrite:
        return octets(2, () => this.compatibilityStart(first));
      case COMMAND.readCounter:
        return octets(2, () => this.readCounter(first));
      case COMMAND.incrementCounter:
        return octets(6, () => this.incrementCounter(first, command.subarray(2), powerLost));
      case COMMAND.checkTearing:
        return octets(2, () => (this.spec.counters === 'one-way' && first <= 2 ? data([0xbd]) : nak(0)));
      case COMMAND.readSignature:
        return octets(2, () => (first === 0 && this.spec.hasSignature ? data(this.signature()) : nak(0)));
      case COMMAND.passwordAuth:
        return octets(5, () => this.authenticate(command.subarray(1)));
      case COMMAND.halt:
        return { kind: 'none' };
      default:
        return nak(0);
    }
  }

  private read(page: number): TagAnswer {
    const end = this.readGuard() ?? this.spec.pages;
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
    if (this.spec.version === null || start > end || end >= (this.readGuard() ?? this.spec.pages))
      return nak(0);
    this.countRead();
    return data(this.readable().slice(start * PAGE, (end + 1) * PAGE));
  }

  private write(page: number, bytes: Uint8Array, powerLost: boolean): TagAnswer {
    if (!this.mayWrite(page)) return nak(0);
    const at = page * PAGE;
    const now = this.memory.slice(at, at + PAGE);
    const after = this.programmed(page, now, bytes);
    if (powerLost) {
      // Half a page is as good a guess as any; where the data sheet promises safety, the old content stays.
      const safe = page <= 3 || page === this.spec.dynamicLocks?.page;
      if (!(safe && this.spec.tearSafeLocks)) this.memory.set(after.subarray(0, 2), at);
    } else {
      this.memory.set(after, at);
    }
    this.changed();
    return ACK;
  }

  /** What a page holds after it was programmed: OTP bits and lock bits only go from 0 to 1. */
  private programmed(page: number, now: Uint8Array, bytes: Uint8Array): Uint8Array {
    if (page === 2) {
      const locks = staticLockAfter([now[2] ?? 0, now[3] ?? 0], [bytes[2] ?? 0, bytes[3] ?? 0]);
      return Uint8Array.of(now[0] ?? 0, now[1] ?? 0, ...locks);
    }
    if (page === 3) return now.map((byte, index) => byte | (bytes[index] ?? 0));
    if (page === this.spec.dynamicLocks?.page) return dynamicLockAfter(this.spec, now, bytes);
    return bytes;
  }

  private mayWrite(page: number): boolean {
    const { spec } = this;
    if (page < 2 || page >= spec.pages || isLocked(spec, this.memory, page)) return false;
    // Behind the locks of an NTAG203 lies its counter, locked at the factory here.
    if (spec.configPage === null && page > (spec.dynamicLocks?.page ?? spec.lastUserPage)) return false;
    const guard = passwordGuard(spec, this.memory);
    if (guard !== null && page >= guard.from && !this.authenticated) return false;
    const config = spec.configPage;
    return !(this.configFrozen && config !== null && (page === config || page === config + 1));
  }

  private compatibilityStart(page: number): TagAnswer {
    if (!this.mayWrite(page)) return nak(0);
    this.compatibilityPage = page;
    return ACK;
  }

  private compatibilityData(bytes: Uint8Array, powerLost: boolean): TagAnswer {
    const page = this.compatibilityPage;
    this.compatibilityPage = null;
    return page === null || bytes.length !== 16 ? nak(0) : this.write(page, bytes.slice(0, PAGE), powerLost);
  }

  private authenticate(password: Uint8Array): TagAnswer {
    const config = this.spec.configPage;
    if (config === null) return nak(0);
    const limit = this.access & ACCESS.authLimit;
    if (limit > 0 && this.failedAuthentications >= limit) return nak(4);
    const at = config * PAGE;
    const stored = this.memory.subarray(at + CONFIG.pwd, at + CONFIG.pwd + PAGE);
    if (stored.some((byte, index) => byte !== password[index])) {
      if (limit > 0) this.failedAuthentications += 1;
      this.authenticated = false;
      this.changed();
      return nak(limit > 0 && this.failedAuthentications >= limit ? 4 : 0);
    }
    this.failedAuthentications = 0;
    this.authenticated = true;
    return data(this.memory.slice(at + CONFIG.pack, at + CONFIG.pack + 2));
  }

  private readCounter(index: number): TagAnswer {
    const { counters } = this.spec;
    const enabled = counters === 'one-way' || (this.access & ACCESS.counterEnabled) !== 0;
    if (counters === 'none' || !enabled) return nak(0);
    if (counters === 'one-way' ? index > 2 : index !== 2) return nak(0);
    const value = this.counters[index as 0 | 1 | 2];
    return data([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]);
  }

  /** Ultralight EV1: adds three octets, lowest first; past the end it refuses. A lost power leaves the old value. */
  private incrementCounter(index: number, octets: Uint8Array, powerLost: boolean): TagAnswer {
    if (this.spec.counters !== 'one-way' || index > 2) return nak(0);
    const at = index as 0 | 1 | 2;
    const sum = this.counters[at] + ((octets[0] ?? 0) | ((octets[1] ?? 0) << 8) | ((octets[2] ?? 0) << 16));
    if (sum > MOST_COUNTED) return nak(4);
    if (!powerLost) this.counters[at] = sum;
    this.changed();
    return ACK;
  }

  /** NTAG counts the first READ or FAST_READ after power-on, when the counter is enabled. */
  private countRead(): void {
    if (this.counted || this.spec.counters !== 'nfc' || (this.access & ACCESS.counterEnabled) === 0) return;
    this.counted = true;
    this.counters[2] = Math.min(this.counters[2] + 1, MOST_COUNTED);
  }

  private readGuard(): number | null {
    const guard = passwordGuard(this.spec, this.memory);
    return guard !== null && guard.reading && !this.authenticated ? guard.from : null;
  }

  /** PWD and PACK read as zeros. */
  private readable(): Uint8Array {
    const shown = this.memory.slice();
    if (this.spec.configPage !== null) shown.fill(0, (this.spec.configPage + 2) * PAGE);
    return shown;
  }

  /** Stands in for the maker's ECC signature: stable per UID and chip, but signed by nobody. */
  private signature(): Uint8Array {
    return Uint8Array.from({ length: 32 }, (_, index) => {
      const serial = this.memory[index % 8] ?? 0;
      return (serial * 31 + index * 17 + this.spec.pages) & 0xff;
    });
  }

  private get access(): number {
    const { configPage } = this.spec;
    return configPage === null ? 0 : (this.memory[configPage * PAGE + CONFIG.access] ?? 0);
  }
}

function data(bytes: ArrayLike<number>): TagAnswer {
  return { kind: 'data', bytes: Uint8Array.from(bytes) };
}

function nak(code: 0 | 1 | 4 | 5): TagAnswer {
  return { kind: 'nak', code };
}
