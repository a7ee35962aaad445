import type { RouteContract } from '../../../server/src/contract/route';
import type { Reply, ServerWorld } from '../../helpers/server-world';
import type { ActRequest } from './act';

export type ActAnswer = Readonly<Record<string, unknown>>;

/** Sends one try of an act under a key. */
export function ask(
  world: ServerWorld,
  route: RouteContract,
  request: ActRequest,
  key: string,
): Promise<Reply<ActAnswer>> {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => request.params?.[name] ?? '');
  const method = route.method === 'PATCH' || route.method === 'DELETE' ? route.method : 'POST';
  return world.call(method, path, { ...request.headers, 'idempotency-key': key }, request.body);
}

/** What a request proves itself with, and what it spends: none of it may be written down readable. */
export function credentialsOf({ headers, body }: ActRequest): string[] {
  const [scheme, value] = (headers['authorization'] ?? '').split(' ');
  const cookie = /nmc_session=(\S+)/.exec(headers['cookie'] ?? '')?.[1];
  // A write code is an id that stands on a picture, not a secret of ours.
  const shown = scheme === 'WriteCode' ? undefined : value;
  // With a card id beside it, the code is the card's number.
  const spent = body['cardId'] === undefined ? body['code'] : undefined;
  return [shown, cookie, headers['x-csrf-token'], spent, body['activateTicket'], body['memberCode']].filter(
    (text) => typeof text === 'string' && text !== '',
  ) as string[];
}
