import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';
import type { Edition } from '@app/question-bank/save-draft.js';

/** The strong ETag of an edition (RFC 9110, section 8.8.3). */
export const etagOf = ({ number, revision }: Edition): string => `"${number}.${revision}"`;

/** The edition of `If-Match`; undefined where the header is absent or `*`. Another tag than ours is stale. */
export const IfMatchEdition = createParamDecorator((_: unknown, context: ExecutionContext): Edition | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const [, number, revision] = /^"(\d{1,9})\.(\d{1,9})"$/.exec(header) ?? [];
  if (number === undefined) throw new AppError('version.stale');
  return { number: Number(number), revision: Number(revision) };
});
