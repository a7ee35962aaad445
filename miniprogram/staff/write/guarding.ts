/** The server's part of protecting tags, as the tag session asks for it. Never rejects. */
import type { StaffWriteApi, TagPassword, TagWrite } from '../api/staff';
import { asFailure } from '../../api/failure';
import type { ApiFailure } from '../../api/failure';
import type { Clock } from '../../platform/clock';
import type { GuardHow, GuardLeave, TagKey } from '../nfc/guard-types';
import type { GuardPort, Job, TagFacts, WritePayload } from '../nfc/session-types';
import type { Outbox } from './outbox';

/** What is done with each tag, and what follows on a verified one. */
export interface Mode {
  readonly job: Job;
  readonly wish: 'none' | GuardHow;
}

export interface GuardingPorts {
  readonly api: Pick<StaffWriteApi, 'tagPassword'>;
  readonly outbox: Pick<Outbox, 'add' | 'flush' | 'fate'>;
  readonly clock: Clock;
  readonly mode: () => Mode;
  /** This writer is staff with the right to protect, as the server said. */
  readonly mayProtect: () => boolean;
  /** The result of a write as the register takes it. */
  readonly resultOf: (tag: TagFacts, payload: WritePayload) => TagWrite;
  readonly code: string | null;
  /** Why a password was not given, for the page. */
  readonly onRefusal: (failure: ApiFailure | null) => void;
}

export interface Guarding extends GuardPort {
  /** This verified write is on its way to the register already. */
  readonly isTold: (uid: string, payload: WritePayload) => boolean;
  /** What lies on the tag changed: it counts as not told. */
  readonly forget: (uid: string) => void;
}

/** Milliseconds a person holds a tag for the server's answer. */
const PATIENCE = 8000;

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const keyFrom = ({ password, pack, keyVersion }: TagPassword): TagKey => ({
  password: octets(password),
  pack: octets(pack),
  keyVersion,
});

export function createGuarding(ports: GuardingPorts): Guarding {
  const { api, outbox, clock, mode, mayProtect, code } = ports;
  /** UID → what was told of it, and under which key of the outbox. */
  const told = new Map<string, { readonly uri: string; readonly key: string }>();

  function patient<T>(work: Promise<T>, late: T): Promise<T> {
    return new Promise((resolve) => {
      const cancel = clock.after(PATIENCE, () => resolve(late));
      void work.then((value) => {
        cancel();
        resolve(value);
      });
    });
  }

  async function registered(tag: TagFacts, payload: WritePayload): Promise<GuardLeave | null> {
    if (code === null) return { kind: 'no', cause: 'refused', code: null };
    const before = told.get(tag.uid);
    const key = before?.uri === payload.uri ? before.key : outbox.add(code, ports.resultOf(tag, payload));
    told.set(tag.uid, { uri: payload.uri, key });
    await outbox.flush();
    switch (outbox.fate(key)) {
      case 'waiting':
        return { kind: 'no', cause: 'not-registered', code: null };
      case 'refused':
        return { kind: 'no', cause: 'refused', code: 'tag-write' };
      case 'arrived':
        return null;
    }
  }

  async function fetched(
    uid: string,
    tagId: string | null,
    purpose: 'protect' | 'rewrite' | 'erase',
  ): Promise<TagKey | ApiFailure> {
    try {
      const key = keyFrom(await api.tagPassword({ tagId, uid, purpose }));
      ports.onRefusal(null);
      return key;
    } catch (error) {
      const failure = asFailure(error);
      ports.onRefusal(failure);
      return failure;
    }
  }

  async function leave(tag: TagFacts, payload: WritePayload, how: GuardHow): Promise<GuardLeave> {
    if (!mayProtect()) return { kind: 'no', cause: 'refused', code: 'forbidden' };
    const refusal = await registered(tag, payload);
    if (refusal !== null) return refusal;
    if (how === 'lock') return { kind: 'go', key: null };
    const key = await fetched(tag.uid, payload.tagId, 'protect');
    if ('keyVersion' in key) return { kind: 'go', key };
    return { kind: 'no', cause: key.transient ? 'not-registered' : 'refused', code: key.code };
  }

  return {
    job: () => mode().job,
    wish: () => mode().wish,
    prepare: (tag, payload, how) =>
      patient(leave(tag, payload, how), { kind: 'no', cause: 'not-registered', code: 'timeout' }),
    async keyOf(uid, purpose) {
      if (!mayProtect()) return null;
      const key = await patient<TagKey | ApiFailure | null>(fetched(uid, null, purpose), null);
      return key !== null && 'keyVersion' in key ? key : null;
    },
    isTold: (uid, payload) => told.get(uid)?.uri === payload.uri,
    forget: (uid) => void told.delete(uid),
  };
}
