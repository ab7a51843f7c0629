import type { FastifyInstance } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';

export const bodyLimitBytes = 256 * 1024;
const maxDepth = 32;

/** Takes `application/json` and nothing else: what a form of another site can send (form data, plain text) is 415. */
export function acceptOnlyJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * JSON of a stranger: nesting is counted before it is parsed, and what would reach a prototype or what
 * PostgreSQL can't store (U+0000, half a surrogate pair) is refused. An empty body is `undefined`.
 * @throws AppError request.malformed
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  refuseDeep(body);
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    value = JSON.parse(text);
  } catch {
    throw new AppError('request.malformed', 'The body is not JSON in UTF-8.');
  }
  // Raw text is well-formed already; only escapes and these two names can hold what is refused.
  if (/\\u|__proto__|constructor/.test(text)) refuseUnsafe(value);
  return value;
}

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

function refuseDeep(body: Buffer): void {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (isString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isString = false;
    } else if (byte === quote) isString = true;
    else if (opening.has(byte)) {
      depth += 1;
      if (depth > maxDepth)
        throw new AppError('request.malformed', `The body is nested deeper than ${maxDepth} levels.`);
    } else if (closing.has(byte)) depth -= 1;
  }
}

const unstorable = /[\0\p{Surrogate}]/u;

/** Whether PostgreSQL can't take a text: it holds U+0000 or half a surrogate pair. */
export const isUnstorable = (text: string): boolean => unstorable.test(text);

function refuseUnsafe(value: unknown): void {
  if (typeof value === 'string') {
    if (isUnstorable(value)) throw new AppError('request.malformed', 'The body holds U+0000 or half a surrogate pair.');
  } else if (Array.isArray(value)) value.forEach(refuseUnsafe);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      refuseUnsafe(key);
      if (key === '__proto__' || (key === 'constructor' && isPolluting(member))) {
        throw new AppError('request.malformed', 'The body names a prototype.');
      }
      refuseUnsafe(member);
    }
  }
}

const isPolluting = (member: unknown) =>
  typeof member === 'object' && member !== null && Object.hasOwn(member, 'prototype');
