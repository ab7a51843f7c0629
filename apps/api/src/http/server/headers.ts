import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@app/config/config.js';
import { isSecure } from './session-cookie.js';

const referrerPolicy = 'strict-origin-when-cross-origin';
const yearSeconds = 365 * 86_400;

/** Content-Security-Policy; a page's own style elements carry its nonce. */
export const policy = (nonce?: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src-elem 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');

/** Swagger UI writes style elements of its own; nothing of a candidate's is on that page. */
const docsPolicy = policy().replace(`style-src-elem 'self'`, `style-src-elem 'self' 'unsafe-inline'`);

export const newNonce = (): string => randomBytes(16).toString('base64url');

const idShape = /^[\w.-]{8,128}$/;

/** A caller's own id of the request where it is harmless in a log, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && idShape.test(given) ? given : randomUUID();
}

/** Headers that depend on the request, refused ones included. */
export function setHeaders(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  const { url } = request;
  reply.header('x-request-id', request.id);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', referrerPolicy);
  reply.header('content-security-policy', /^\/api\/docs([/?]|$)/.test(url) ? docsPolicy : policy());
  if (/^\/(api|health|metrics)([/?]|$)/.test(url)) reply.header('cache-control', 'no-store');
  if (isSecure(request, config)) {
    reply.header('strict-transport-security', `max-age=${yearSeconds}; includeSubDomains`);
  }
}

export async function useHeaders(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    noSniff: false,
    referrerPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      setHeaders(request, reply, config);
      done();
    });
}
