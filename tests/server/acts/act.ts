import { MemberPhone } from '../../helpers/server-world';
import type { FrontDesk, ServerWorld } from '../../helpers/server-world';

/** One request of an act without its key; made anew for each try, because a credential may be spent. */
export interface ActRequest {
  readonly headers: Record<string, string>;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An act that is ready to be asked for. */
export interface ReadyAct {
  ask(): Promise<ActRequest> | ActRequest;
  /** The same credential asking for something else; null where the route takes no arguments at all. */
  readonly askOtherwise: ((first: ActRequest) => Promise<ActRequest> | ActRequest) | null;
}

export interface ActCase {
  prepare(world: ServerWorld): Promise<ReadyAct>;
  /** Fields that a retry answers afresh, such as a session; all others repeat the first answer. */
  readonly fresh?: readonly string[];
  /** Tables that a retry writes although the act is done once: a fresh session or key. */
  readonly renews?: readonly string[];
  /** Tables that background work fills meanwhile. */
  readonly background?: readonly string[];
  /** Secrets of an answer that must not lie readable in the database. */
  secretsOf?(answer: Readonly<Record<string, unknown>>): string[];
}

/** Headers of the demo merchant's owner in the console. */
export async function ownersConsole(world: ServerWorld): Promise<Record<string, string>> {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/v1/console/demo-login',
    headers: { host: 'localhost' },
    payload: {},
  });
  const session = reply.cookies.find((cookie) => cookie.name === 'nmc_session');
  return {
    cookie: `nmc_session=${session?.value ?? ''}`,
    'x-csrf-token': reply.json<{ csrfToken: string }>().csrfToken,
  };
}

/** Store and terminal that an entrance of the demo merchant leads to. */
export async function placeOf(
  world: ServerWorld,
  entranceId: string,
): Promise<{ storeId: string; terminalId: string }> {
  const { store_id, terminal_id } = await world.services.db
    .selectFrom('entrances')
    .select(['store_id', 'terminal_id'])
    .where('id', '=', entranceId)
    .executeTakeFirstOrThrow();
  return { storeId: store_id ?? '', terminalId: terminal_id ?? '' };
}

/** A member of the demo merchant. */
export async function joinedMember(world: ServerWorld): Promise<MemberPhone> {
  const phone = new MemberPhone(world, 'lin');
  await phone.join();
  return phone;
}

/** Headers of a member's session. */
export const bearer = (phone: MemberPhone) => ({ authorization: `Bearer ${phone.token ?? ''}` });
/** Headers of a paired front desk. */
export const counter = (desk: FrontDesk) => ({ authorization: `Terminal ${desk.key}` });

/** The same request at another address. */
export const elsewhere = (params: Record<string, string>) => (first: ActRequest) => ({ ...first, params });
/** The same request with other words. */
export const saying = (body: Record<string, unknown>) => (first: ActRequest) => ({
  ...first,
  body: { ...first.body, ...body },
});
