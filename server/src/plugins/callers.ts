import type { FastifyRequest } from 'fastify';
import type { StaffRole, Who } from '../contract/route';
import type { VisitorSession } from '../domain/members/sessions';
import type { Reach } from '../domain/staff/reach';

/** `actor` names who acts inside `merchantId`: it scopes idempotency keys and stands in the audit log. */
interface Acting {
  readonly merchantId: string;
  readonly actor: string;
}

export interface MemberSessionCaller extends Acting {
  readonly kind: 'member_session';
  readonly visitorId: string;
  /** SHA-256 of the session token. */
  readonly sessionHash: string;
  readonly sessionExpiresAt: number;
}

/** Comes in: with a session that holds, whose merchant the handler compares, or with none. */
export interface VisitorCaller {
  readonly kind: 'visitor';
  readonly session: VisitorSession | null;
}

/** Whoever holds the code. It may be expired or revoked: the handler decides what that means. */
export interface WriteCodeCaller extends Acting {
  readonly kind: 'write_code';
  readonly writeCodeId: string;
  /** The invited staff member of this merchant who holds the phone and may write; null for a mere holder. */
  readonly staff: { readonly staffId: string; readonly name: string } | null;
}

/** Invited staff on a phone. */
export interface StaffCaller extends Acting {
  readonly kind: 'staff';
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly reach: Reach;
}

export interface TerminalCaller extends Acting {
  readonly kind: 'terminal';
  readonly terminalId: string;
}

export interface ConsoleCaller extends Acting {
  readonly kind: 'console';
  readonly staffId: string;
  readonly role: StaffRole;
  readonly reach: Reach;
  readonly csrfToken: string;
}

export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'wechat' }
  | VisitorCaller
  | MemberSessionCaller
  | WriteCodeCaller
  | StaffCaller
  | TerminalCaller
  | ConsoleCaller;

export type CallerOf<W extends Who> = Extract<Caller, { kind: W['kind'] }>;

/**
 * One look-up per kind of credential. Each throws ApiError: `unauthenticated` for none or an unknown one, or a code
 * of its own (`session_expired`, `terminal_revoked`, `write_code_unknown`).
 */
export interface Authenticators {
  /** `Authorization: Bearer <session>` */
  memberSession(token: string): Promise<MemberSessionCaller>;
  /** The same of who may go on without one: null when it does not hold. */
  visitorSession(token: string): Promise<VisitorSession | null>;
  /** `Authorization: WriteCode <id>` */
  writeCode(id: string): Promise<Omit<WriteCodeCaller, 'staff'>>;
  /** `Authorization: Bearer <staff session>`, or `X-Staff-Session` beside a write code */
  staff(token: string): Promise<StaffCaller>;
  /** Whether the entrance of a write code is within reach of somebody of its merchant. */
  reachesWriteCode(merchantId: string, reach: Reach, writeCodeId: string): Promise<boolean>;
  /** `Authorization: Terminal <key>` */
  terminal(key: string): Promise<TerminalCaller>;
  /** Cookie `nmc_session` */
  console(token: string): Promise<ConsoleCaller>;
}

export const CONSOLE_COOKIE = 'nmc_session';

/** The credential after `Authorization: <scheme> `, or null. */
export function credential(
  request: FastifyRequest,
  scheme: 'Bearer' | 'WriteCode' | 'Terminal',
): string | null {
  const header = request.headers.authorization;
  if (!header?.startsWith(`${scheme} `)) return null;
  const value = header.slice(scheme.length + 1).trim();
  return value === '' || value.length > 256 ? null : value;
}
