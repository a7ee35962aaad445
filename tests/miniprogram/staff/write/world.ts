/** The write page's surroundings: a server that refuses by default, storage that can be full, a network that can go. */
import { ApiFailure } from '../../../../miniprogram/api/failure';
import type {
  ChipLookup,
  CodePicture,
  SchemeLookup,
  StaffWriteApi,
  TagPassword,
  TagPasswordAsk,
  TagWrite,
  WriteSession,
} from '../../../../miniprogram/staff/api/staff';
import { createWriteFlow } from '../../../../miniprogram/staff/write/flow';
import type { FlowState, WriteFlow } from '../../../../miniprogram/staff/write/flow';
import { nfcPort } from '../../../../miniprogram/staff/nfc/adapter';
import { createOutbox } from '../../../../miniprogram/staff/write/outbox';
import type { VirtualTag } from '../../../../preview/tags/virtual-tag';
import { FakeNfc } from '../../../helpers/wx/nfc';
import type { FakeNfcOptions } from '../../../helpers/wx/nfc';
import { manualClock, schemeOf } from '../nfc/bench';

export const CODE = 'demoWriteTaiyuan01';
type Refusal = ConstructorParameters<typeof ApiFailure>[0]['code'];

export const place = {
  kind: 'terminal',
  organisationName: '太原分公司',
  storeName: '太原第一门店',
  terminalName: '1 号收银台',
} as const;

/** A server that keeps what it is told, once for each key. */
export class FakeServer implements StaffWriteApi {
  refusal: Refusal | null = null;
  readonly registered = new Map<string, TagWrite>();
  readonly tried: string[] = [];
  lookup: SchemeLookup = { whose: 'not_ours' };
  enabled = true;
  mode: 'per_tag' | 'shared' = 'per_tag';
  dayLimit = 200;
  /** Takes the result, but the answer is lost on the way back. */
  loseAnswers = 0;
  stock = 30;
  opened = 0;
  mayProtect = false;
  isStaff = false;
  /** Asks for passwords, in order; the password depends on the UID alone, as on a real server. */
  readonly asked: TagPasswordAsk[] = [];
  passwordRefusal: Refusal | null = null;

  async tagPassword(ask: TagPasswordAsk): Promise<TagPassword> {
    this.asked.push(ask);
    this.check();
    if (this.passwordRefusal !== null) throw new ApiFailure({ code: this.passwordRefusal });
    return { password: ask.uid.slice(-8), pack: 'BEEF', keyVersion: 3 };
  }

  pictures = 0;
  pictureRefusal: Refusal | null = null;

  async codePicture(): Promise<CodePicture> {
    this.pictures += 1;
    this.check();
    if (this.pictureRefusal !== null) throw new ApiFailure({ code: this.pictureRefusal });
    return { contentType: 'image/png', base64: 'iVBORw0KGgo=' };
  }

  chip: ChipLookup = { whose: 'not_ours' };

  async lookUpChip(): Promise<ChipLookup> {
    this.check();
    return this.chip;
  }

  async logInAsStaff(): Promise<boolean> {
    this.check();
    this.mayProtect = this.isStaff;
    return this.isStaff;
  }

  private check(): void {
    if (this.refusal !== null) throw new ApiFailure({ code: this.refusal, requestId: 'req-1' });
  }

  async openWriteSession(_code: string, want: number): Promise<WriteSession> {
    this.opened += 1;
    this.check();
    const written = new Set(
      [...this.registered.values()].filter((r) => r.outcome !== 'failed').map((r) => r.tagId),
    );
    const free = Array.from({ length: this.stock }, (_, n) => n).filter((n) => !written.has(`tag${n}`));
    const reserved = free.slice(0, want).map((n) => ({
      tagId: this.mode === 'per_tag' ? `tag${n}` : null,
      scheme: schemeOf(this.mode === 'per_tag' ? n : 0),
      reservedUntil: '2026-11-23T00:00:00.000Z',
    }));
    return {
      merchantName: '晋业示范商家',
      entrance: { place, enabled: this.enabled },
      mode: this.mode,
      aar: 'com.tencent.mm',
      reserved,
      writeCode: {
        expiresAt: null,
        remainingToday: this.dayLimit - written.size,
        writtenToday: written.size,
      },
      policy: 'holder',
      writer: this.mayProtect ? { name: '小赵' } : null,
      mayProtect: this.mayProtect,
    };
  }

  async registerWrite(
    _code: string,
    result: TagWrite,
    key: string,
  ): Promise<{ late: boolean; writtenToday: number }> {
    this.tried.push(key);
    this.check();
    this.registered.set(key, result);
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      throw new ApiFailure({ code: 'timeout' });
    }
    return {
      late: false,
      writtenToday: [...this.registered.values()].filter((r) => r.outcome !== 'failed').length,
    };
  }

  async lookUpScheme(): Promise<SchemeLookup> {
    this.check();
    return this.lookup;
  }
}

export function memoryStorage(): {
  read(key: string): unknown;
  write(key: string, value: unknown): boolean;
  remove(key: string): void;
  full: boolean;
} {
  const kept = new Map<string, string>();
  return {
    full: false,
    read: (key) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    write(key, value) {
      if (this.full) return false;
      kept.set(key, JSON.stringify(value));
      return true;
    },
    remove: (key) => void kept.delete(key),
  };
}

/** Random numbers in [0, 1) that come the same in every run. */
export function steadyRandom(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}

export interface World {
  readonly phone: FakeNfc;
  readonly server: FakeServer;
  readonly clock: ReturnType<typeof manualClock>;
  readonly storage: ReturnType<typeof memoryStorage>;
  readonly felt: string[];
  readonly flow: WriteFlow;
  now(): FlowState;
  network(connected: boolean): void;
  watchers(): number;
  settle(): Promise<FlowState>;
  hold(tag: VirtualTag): Promise<FlowState>;
}

export interface WorldOptions {
  nfc?: FakeNfcOptions | null;
  platform?: string;
  code?: string | null;
  server?: FakeServer;
  storage?: ReturnType<typeof memoryStorage>;
  random?: () => number;
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const phone = new FakeNfc({ nfcOn: true, ...(options.nfc ?? {}) });
  const server = options.server ?? new FakeServer();
  const storage = options.storage ?? memoryStorage();
  const clock = manualClock();
  const felt: string[] = [];
  const states: FlowState[] = [];
  const listeners = new Set<(connected: boolean) => void>();
  const random = options.random ?? steadyRandom();
  const flow = createWriteFlow({
    code: options.code === undefined ? CODE : options.code,
    platform: options.platform ?? 'android',
    nfc: options.nfc === null ? null : nfcPort(phone.adapter),
    api: server,
    outbox: (handlers) => createOutbox({ storage, api: server, random, ...handlers }),
    clock,
    network: {
      watch(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    haptics: {
      seen: () => felt.push('seen'),
      verified: () => felt.push('verified'),
      needsYou: () => felt.push('needs you'),
    },
    onState: (state) => states.push(state),
  });
  const settle = async (): Promise<FlowState> => {
    for (let quiet = 0; quiet < 4; ) {
      const before = phone.calls.length + states.length;
      await new Promise((resolve) => setImmediate(resolve));
      quiet = phone.calls.length + states.length === before ? quiet + 1 : 0;
    }
    return states.at(-1)!;
  };
  flow.shown();
  await settle();
  return {
    phone,
    server,
    clock,
    storage,
    felt,
    flow,
    now: () => states.at(-1)!,
    network: (connected) => listeners.forEach((listener) => listener(connected)),
    watchers: () => listeners.size,
    settle,
    hold(tag) {
      clock.advance(5000);
      phone.present(tag);
      return settle();
    },
  };
}

/** What the register heard, as tag id and outcome. */
export const results = (server: FakeServer): (string | null)[][] =>
  [...server.registered.values()].map(({ tagId, outcome }) => [tagId, outcome]);
