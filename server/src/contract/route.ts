import type { TSchema } from 'typebox';
import type { ErrorCode } from './errors';

/** Roles of a merchant's staff (product §4), strongest first. */
export const staffRoles = ['owner', 'operator', 'store_manager', 'writer', 'cashier'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Roles that make stands: write, protect, unlock and erase tags. */
export const writerRoles = ['owner', 'operator', 'store_manager', 'writer'] as const;

/**
 * Who may call a route, and by which credential:
 * - anyone: none
 * - visitor: a wx.login code in the body, or a member session
 * - member_session: `Authorization: Bearer <session>` (a visitor with a session counts; membership is a state)
 * - write_code: `Authorization: WriteCode <id>`, beside it `X-Staff-Session: <session>` when invited staff hold the phone
 * - staff: `Authorization: Bearer <staff session>` of one of `roles`, on a phone
 * - terminal: `Authorization: Terminal <key>`
 * - console: cookie session of one of `roles`; acts also need the header `X-CSRF-Token`
 * - wechat: signature of the message push
 */
export type Who =
  | { kind: 'anyone' }
  | { kind: 'visitor' }
  | { kind: 'member_session' }
  | { kind: 'write_code' }
  | { kind: 'staff'; roles: readonly StaffRole[] }
  | { kind: 'terminal' }
  | { kind: 'console'; roles: readonly StaffRole[] }
  | { kind: 'wechat' };

export type Tag = 'member' | 'staff' | 'terminal' | 'console' | 'wechat';

export interface RouteContract {
  /** Operation id in the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Fastify form: `/api/v1/member/recognitions/:tapId`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly who: Who;
  /** An act changes something: it needs an `Idempotency-Key` and is never done twice. */
  readonly act: boolean;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Content type of a body that is no JSON: the handler reads it as a stream from `request.body`. */
  readonly consumes?: string;
  /** JSON answer of status 200; absent for streams and pictures, whose content type is `produces`. */
  readonly response?: TSchema;
  readonly produces?: string;
  readonly errors: readonly ErrorCode[];
}

/** Keeps the literal schema types, so that handlers are typed by the contract. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  return route;
}
