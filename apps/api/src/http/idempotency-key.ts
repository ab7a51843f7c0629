import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';

const header = 'idempotency-key';
const keyShape = /^[\x21-\x7e]{1,255}$/;

const documented = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description:
    'The same key with the same body gets the first reply again; with another body, 422 idempotency.mismatch.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
});

/** The client's key for this logical request, where it sent one. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const key = context.switchToHttp().getRequest<FastifyRequest>().headers[header];
    if (key === undefined) return undefined;
    if (typeof key === 'string' && keyShape.test(key)) return key;
    throw new AppError('request.invalid', 'Idempotency-Key must have 1 to 255 visible ASCII characters.', [
      { pointer: '', message: 'Idempotency-Key must have 1 to 255 visible ASCII characters' },
    ]);
  },
  [
    (target, name) => {
      const method = name === undefined ? undefined : Object.getOwnPropertyDescriptor(target, name);
      if (name !== undefined && method) documented(target, name, method);
    },
  ],
);
