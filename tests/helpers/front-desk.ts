import { DEMO } from '../../server/src/demo/seed';
import { createPairingCode } from '../../server/src/domain/terminals/pairing';
import { EventReader } from './event-reader';
import { idempotencyKey } from './server';
import type { Reply, ServerWorld } from './server-world';

/** A paired front desk. */
export class FrontDesk {
  private constructor(
    readonly world: ServerWorld,
    readonly terminalId: string,
    readonly key: string,
  ) {}

  static async pair(world: ServerWorld, entranceId: string = DEMO.taiyuanFirstTerminal1): Promise<FrontDesk> {
    const { terminal_id } = await world.services.db
      .selectFrom('entrances')
      .select('terminal_id')
      .where('id', '=', entranceId)
      .executeTakeFirstOrThrow();
    if (terminal_id === null) throw new Error('not a terminal entrance');
    const { code } = await createPairingCode(world.services, DEMO.merchant, terminal_id);
    const paired = await world.call<{ key: string }>(
      'POST',
      '/api/v1/terminal/pairings',
      { 'idempotency-key': idempotencyKey() },
      { code },
    );
    return new FrontDesk(world, terminal_id, paired.body.key);
  }

  headers(key = idempotencyKey()): Record<string, string> {
    return { authorization: `Terminal ${this.key}`, 'idempotency-key': key };
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.world.call<T>('GET', `/api/v1/terminal${path}`, this.headers());
  }

  post<T>(path: string, payload: object = {}, key = idempotencyKey()): Promise<Reply<T>> {
    return this.world.call<T>('POST', `/api/v1/terminal${path}`, this.headers(key), payload);
  }

  stream(lastEventId?: string): Promise<EventReader> {
    return EventReader.open(`${this.world.url}/api/v1/terminal/events`, {
      authorization: `Terminal ${this.key}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    });
  }
}
