import type { FastifyReply } from 'fastify';
import type { Config } from '../../config';
import { CONSOLE_COOKIE } from '../../plugins/callers';

const options = (config: Config) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: config.publicUrl.startsWith('https:'),
});

/** Hands the session to the browser; scripts cannot read it. */
export function setSessionCookie(
  reply: FastifyReply,
  config: Config,
  token: string,
  expiresAt: number,
): void {
  reply.setCookie(CONSOLE_COOKIE, token, { ...options(config), expires: new Date(expiresAt) });
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(CONSOLE_COOKIE, options(config));
}
