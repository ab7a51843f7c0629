import type { FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
export const isUnsafe = (request: FastifyRequest): boolean => !safeMethods.has(request.method);

/**
 * Refuses what another site makes a browser send: the Origin must be there and be our own, which is
 * the host that was asked, or that of PUBLIC_URL.
 * @throws AppError request.cross-origin
 */
export function requireSameOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new AppError('request.cross-origin');
  if (!isOwn(origin, request.host, publicUrl)) throw new AppError('request.cross-origin');
}

function isOwn(origin: string | undefined, host: string | undefined, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  // A browser sends scheme, host and port, and nothing else.
  if (url.origin !== origin.toLowerCase()) return false;
  if (publicUrl !== undefined && url.origin === new URL(publicUrl).origin) return true;
  return host !== undefined && hostOf(`${url.protocol}//${host}`) === url.host;
}

/** Without the port where it is the scheme's own. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : undefined);
