import type { TerminalTapView } from '../../server/src/realtime/tap-bus';
import type { terminalLedgerEntry } from '../../server/src/contract/terminal-ledger';
import type { Answer } from '../../server/src/plugins/contract-route';
import { AT_COUNTER_1, FrontDesk, MemberPhone, serverWorld } from './server-world';
import type { EventReader, Reply, ServerWorld, SseEvent } from './server-world';

export type Booked = Answer<typeof terminalLedgerEntry> & { code: string };

/** A counter with a member who tapped and was accepted. */
export interface ServedMember {
  readonly desk: FrontDesk;
  readonly phone: MemberPhone;
  readonly tapId: string;
}

export async function serveMember(world: ServerWorld, userId = 'lin'): Promise<ServedMember> {
  const desk = await FrontDesk.pair(world);
  await desk.post('/heartbeats');
  const phone = new MemberPhone(world, userId);
  await phone.join();
  const { recognition } = (await phone.open(AT_COUNTER_1)).body;
  if (!('tapId' in recognition)) throw new Error(`not announced: ${recognition.state}`);
  await desk.post(`/taps/${recognition.tapId}/accept`);
  return { desk, phone, tapId: recognition.tapId };
}

/** Scans the member's code: evidence that may spend. Returns the tap it became. */
export async function scanCode({ desk, phone }: Pick<ServedMember, 'desk' | 'phone'>): Promise<string> {
  const { body } = await phone.post<{ codes: { code: string }[] }>('/codes', {});
  const found = await desk.post<{ tap: TerminalTapView }>('/identifications', {
    memberCode: body.codes[0]?.code,
  });
  return found.body.tap.id;
}

/** Books at a counter. */
export function bookAt(
  desk: FrontDesk,
  tapId: string,
  kind: 'earn' | 'spend',
  account: 'points' | 'balance',
  amount: number,
  key?: string,
): Promise<Reply<Booked>> {
  const reason = kind === 'earn' ? '消费积分' : '抵扣';
  return desk.post<Booked>('/ledger-entries', { tapId, kind, account, amount, reason }, key);
}

export interface Queue {
  taps: TerminalTapView[];
  lastEventId: string;
}

/** A paired front desk of an empty counter, and a member who is not there yet. */
export interface Counter {
  readonly world: ServerWorld;
  readonly desk: FrontDesk;
  readonly lin: MemberPhone;
  /** A stream of its events, from after event `from`; closed with the counter. */
  listen(from?: string, at?: FrontDesk): Promise<EventReader>;
  queue(at?: FrontDesk): Promise<Queue>;
  close(): Promise<void>;
}

export async function emptyCounter(): Promise<Counter> {
  const world = await serverWorld();
  const desk = await FrontDesk.pair(world);
  const lin = new MemberPhone(world, 'lin');
  await lin.join();
  const readers: EventReader[] = [];
  return {
    world,
    desk,
    lin,
    async listen(from, at = desk) {
      const reader = await at.stream(from);
      readers.push(reader);
      await reader.until((events) => events.some((event) => event.event === 'hello'));
      return reader;
    },
    queue: async (at = desk) => (await at.get<Queue>('/taps')).body,
    async close() {
      for (const reader of readers) reader.close();
      await world.close();
    },
  };
}

/** Events that are on the disk: those one can resume from. */
export const stored = (events: readonly SseEvent[]) => events.filter((event) => event.id !== null);
/** The tap an event is about. */
export const tapOf = (event: SseEvent | undefined) => event?.data as TerminalTapView;
