import { eventsSince } from '../../domain/taps/stream';
import { terminalSeen } from '../../domain/terminals/terminals';
import type { TerminalCaller } from '../../plugins/callers';
import { eventText, openEventStream, tapEventText } from '../../realtime/event-stream';
import type { TapEvent } from '../../realtime/tap-bus';
import type { Services } from '../../services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { time } from '../time';

/** The event id to resume from; null when the reader has none. */
export function lastEventId(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string' || !/^[0-9]{1,15}$/.test(header)) return null;
  return Number(header);
}

/**
 * Streams a terminal's taps. Listens before it reads what was missed and holds new events back until that is sent,
 * so that nothing falls between; what comes twice carries the same id, and the reader drops it.
 */
export async function streamTaps(
  services: Services,
  { merchantId, terminalId }: TerminalCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const held: TapEvent[] = [];
  let live: ((event: TapEvent) => void) | null = null;
  const off = services.bus.on(terminalId, (event) => (live ? live(event) : held.push(event)));
  let missed: TapEvent[];
  try {
    await terminalSeen(services, merchantId, terminalId);
    const since = lastEventId(request.headers['last-event-id']);
    missed = since === null ? [] : await eventsSince(services, merchantId, terminalId, since);
  } catch (error) {
    off();
    throw error;
  }
  if (reply.raw.destroyed) {
    off();
    return;
  }
  const leave = services.presence.enter(terminalId);
  const stream = openEventStream(request, reply, () => {
    off();
    offExpel();
    leave();
  });
  const offExpel = services.presence.onExpel(terminalId, () => stream.end());
  stream.send(eventText('hello', null, { serverTime: time(services.clock.now()) }));
  for (const event of [...missed, ...held]) stream.send(tapEventText(event));
  live = (event) => stream.send(tapEventText(event));
}
