import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newNonce, policy } from './headers.js';

/** The built web app, beside the built API: `dist/web`. */
export const builtWebApp = path.resolve(import.meta.dirname, '../../../../../web');

const nonceMark = '__CSP_NONCE__';
const serverPaths = /^\/(api|health|metrics|assets)(\/|$)/;
const dayAndNightSeconds = 86_400;

/** Serves the web app's files, and its one page for every other address that a browser asks for. */
export async function serveWebApp(app: NestFastifyApplication, root: string): Promise<void> {
  const page = path.join(root, 'index.html');
  if (!existsSync(page)) return;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', '**/*.{br,gz}'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => void reply.header('cache-control', cachingOf(path.relative(root, file))),
  });
  const parts = readFileSync(page, 'utf8').split(nonceMark);
  server.get('/*', (request, reply) => {
    if (!asksForPage(request)) {
      reply.callNotFound();
      return reply;
    }
    return sendPage(reply, parts);
  });
}

/** Names of files in `assets/` hold a hash of their content, so they never change. */
const cachingOf = (file: string) =>
  file.startsWith('assets') ? 'public, max-age=31536000, immutable' : `public, max-age=${dayAndNightSeconds}`;

function asksForPage({ url, headers }: FastifyRequest): boolean {
  const address = url.split('?', 1)[0] ?? '';
  const { accept } = headers;
  const takesPages = accept === undefined || /text\/html|\*\/\*/.test(accept);
  return takesPages && !serverPaths.test(address) && path.extname(address) === '';
}

function sendPage(reply: FastifyReply, parts: readonly string[]): FastifyReply {
  const nonce = newNonce();
  return reply
    .header('content-security-policy', policy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(parts.join(nonce));
}
