import type { FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/cookie';
import type { Config } from '@app/config/config.js';
import { signInLife } from '@app/identity/limits.js';

export const sessionCookie = 'rehearse_session';
const tokenShape = /^[\w-]{43}$/;

/** The token of the session cookie, where it has the shape of one. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  const value = request.cookies[sessionCookie];
  return value !== undefined && tokenShape.test(value) ? value : undefined;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(sessionCookie, token, { ...attributes(request, config), maxAge: signInLife.absoluteDays * 86_400 });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  reply.clearCookie(sessionCookie, attributes(request, config));
}

/** Whether people reach this server by TLS. */
export const isSecure = (request: FastifyRequest, config: Config): boolean =>
  request.protocol === 'https' || (config.get('PUBLIC_URL')?.startsWith('https:') ?? false);

const attributes = (request: FastifyRequest, config: Config) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(request, config),
  path: '/',
});
