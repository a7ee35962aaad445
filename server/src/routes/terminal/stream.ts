import { eventsSince, lastEventOf } from '../../domain/taps/stream';
import { terminalByKey, terminalSeen } from '../../domain/terminals/terminals';
import { credential } from '../../plugins/callers';
import type { TerminalCaller } from '../../plugins/callers';
import { eventText, openEventStream, tapEventText } from '../../realtime/event-stream';
import type { TapEvent } from '../../realtime/tap-bus';
import type { Services } from '../../services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { time } from '../time';

/** Numbers kept per stream to know a double by. */
const REMEMBERED = 1_000;

/** The event id to resume from; null when the reader has none. */
export function lastEventId(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string' || !/^[0-9]{1,15}$/.test(header)) return null;
  return Number(header);
}

/** Sends each numbered event once, however it came. */
function onceEach(send: (event: TapEvent) => void, since: number) {
  const sent = new Set<number>();
  let last = since;
  return {
    /** The newest number sent so far. */
    last: () => last,
    send(event: TapEvent): void {
      if (event.seq !== null) {
        if (sent.has(event.seq)) return;
        sent.add(event.seq);
        last = Math.max(last, event.seq);
        for (const oldest of sent) {
          if (sent.size <= REMEMBERED) break;
          sent.delete(oldest);
        }
      }
      send(event);
    },
  };
}

/**
 * Streams a terminal's taps. Listens before it reads what was missed and holds new events back until that is sent,
 * so that nothing falls between; what comes twice carries the same id, and the reader drops it. When another node's
 * events were lost on the way, it reads them from the table. A key that is revoked or replaced while the stream opens, or
 * whose end was lost on the way too, gets nothing more: it is looked at again after listening for its end. One that stands
 * is never told to be over: a front desk would forget it.
 */
export async function streamTaps(
  services: Services,
  { merchantId, terminalId }: TerminalCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const held: TapEvent[] = [];
  let live: ((event: TapEvent) => void) | null = null;
  const opening = { gap: false };
  let fill = (): void => void (opening.gap = true);
  const off = services.bus.on(
    terminalId,
    (event) => (live ? live(event) : held.push(event)),
    () => fill(),
  );
  const expelled = new AbortController();
  const offExpel = services.presence.onExpel(terminalId, () => expelled.abort());
  const leaveEarly = (): void => {
    off();
    offExpel();
  };
  const keyStands = (): Promise<unknown> => terminalByKey(services, credential(request, 'Terminal') ?? '');
  let missed: TapEvent[];
  let since: number;
  try {
    await keyStands();
    await terminalSeen(services, merchantId, terminalId);
    const resumed = lastEventId(request.headers['last-event-id']);
    missed = resumed === null ? [] : await eventsSince(services, merchantId, terminalId, resumed);
    since = resumed ?? (await lastEventOf(services, merchantId, terminalId));
    // A key that is over is told so; a former one's end, heard late, or the end of this node just ends the stream.
    if (expelled.signal.aborted) await keyStands();
  } catch (error) {
    leaveEarly();
    throw error;
  }
  if (reply.raw.destroyed) {
    leaveEarly();
    return;
  }
  const leave = services.presence.enter(terminalId);
  const stream = openEventStream(request, reply, () => {
    off();
    offExpel();
    leave();
  });
  stream.send(eventText('hello', null, { serverTime: time(services.clock.now()) }));
  const numbered = onceEach((event) => stream.send(tapEventText(event)), since);
  for (const event of [...missed, ...held]) numbered.send(event);
  live = (event) => numbered.send(event);
  fill = () => {
    const read = () => eventsSince(services, merchantId, terminalId, numbered.last());
    keyStands()
      .then(read)
      .then(
        (events) => {
          for (const event of events) numbered.send(event);
        },
        // The reader comes back with the number of its last event, and asks the table then.
        () => stream.end(),
      );
  };
  if (opening.gap) fill();
  if (expelled.signal.aborted) stream.end();
  else expelled.signal.addEventListener('abort', () => stream.end());
}
