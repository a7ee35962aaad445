import type { FastifyRequest } from 'fastify';
import { ApiError } from '../contract/api-error';
import { writerRoles } from '../contract/route';
import type { RouteContract, StaffRole } from '../contract/route';
import { sameText } from '../security/tokens';
import type {
  Authenticators,
  Caller,
  ConsoleCaller,
  StaffCaller,
  VisitorCaller,
  WriteCodeCaller,
} from './callers';
import { CONSOLE_COOKIE, credential } from './callers';

async function visitor(authenticators: Authenticators, request: FastifyRequest): Promise<VisitorCaller> {
  const token = credential(request, 'Bearer');
  return { kind: 'visitor', session: token === null ? null : await authenticators.visitorSession(token) };
}

async function staffOnPhone(
  authenticators: Authenticators,
  request: FastifyRequest,
  roles: readonly StaffRole[],
): Promise<StaffCaller> {
  const caller = await authenticators.staff(required(credential(request, 'Bearer')));
  if (!roles.includes(caller.role)) throw new ApiError('forbidden');
  return caller;
}

/** Staff of another merchant or of other stores, and roles that do not write, hold the code like anybody else. */
async function writer(authenticators: Authenticators, request: FastifyRequest): Promise<WriteCodeCaller> {
  const holder = await authenticators.writeCode(required(credential(request, 'WriteCode')));
  const token = request.headers['x-staff-session'];
  if (typeof token !== 'string' || token === '') return { ...holder, staff: null };
  const { merchantId, staffId, name, role, reach } = await authenticators.staff(token);
  const mayWrite =
    merchantId === holder.merchantId &&
    writerRoles.some((one) => one === role) &&
    (await authenticators.reachesWriteCode(merchantId, reach, holder.writeCodeId));
  return { ...holder, staff: mayWrite ? { staffId, name } : null };
}

async function consoleStaff(
  authenticators: Authenticators,
  request: FastifyRequest,
  roles: readonly StaffRole[],
): Promise<ConsoleCaller> {
  const token = request.cookies[CONSOLE_COOKIE];
  if (!token) throw new ApiError('unauthenticated');
  const caller = await authenticators.console(token);
  const sent = request.headers['x-csrf-token'];
  if (request.method !== 'GET' && (typeof sent !== 'string' || !sameText(sent, caller.csrfToken)))
    throw new ApiError('csrf_failed');
  if (!roles.includes(caller.role)) throw new ApiError('forbidden');
  return caller;
}

function required(value: string | null): string {
  if (value === null) throw new ApiError('unauthenticated');
  return value;
}

/** Who calls, by the credential that the contract names. Throws ApiError when it is missing, unknown or too weak. */
export async function authenticate(
  authenticators: Authenticators,
  contract: RouteContract,
  request: FastifyRequest,
): Promise<Caller> {
  switch (contract.who.kind) {
    case 'anyone':
      return { kind: 'anyone' };
    case 'wechat':
      return { kind: 'wechat' };
    case 'visitor':
      return visitor(authenticators, request);
    case 'member_session':
      return authenticators.memberSession(required(credential(request, 'Bearer')));
    case 'write_code':
      return writer(authenticators, request);
    case 'staff':
      return staffOnPhone(authenticators, request, contract.who.roles);
    case 'terminal':
      return authenticators.terminal(required(credential(request, 'Terminal')));
    case 'console':
      return consoleStaff(authenticators, request, contract.who.roles);
  }
}
