import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';

/** The strong ETag of a revision (RFC 9110, section 8.8.3). */
export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision of `If-Match`; undefined where the header is absent or `*`. Another tag than ours is stale. */
export const IfMatchRevision = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const [, revision] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (revision === undefined) throw new AppError('version.stale');
  return Number(revision);
});
