import { STATUS_CODES } from 'node:http';
import { ApiExtension } from '@nestjs/swagger';
import { errorCodes, type ErrorCode } from '@app/contracts/errors.js';
import type { TokenScope } from '@app/identity/domain/token-scopes.js';
import type { Access } from './access.js';
import { problems } from './problems.js';

/** What a route may refuse with, beside what follows from its access, method, body and query. */
export const Problems = (...codes: ErrorCode[]): MethodDecorator & ClassDecorator => ApiExtension('x-problems', codes);

interface Parameter {
  in: string;
  name: string;
}

/** The parts of an OpenAPI operation that say how it may refuse. */
export interface Operation {
  'x-access'?: Access;
  /** Of access tokens; null: none may. */
  'x-scope'?: TokenScope | null;
  'x-problems'?: ErrorCode[];
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, { description: string }>;
  security?: Record<string, string[]>[];
}

export const problemSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: errorCodes },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string', format: 'json-pointer' }, message: { type: 'string' } },
      },
    },
  },
};

/** Adds every refusal of an operation, one response per status with its codes. */
export function describeProblems(method: string, operation: Operation): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    response.description ||= STATUS_CODES[status] ?? status;
  }
  const codes = [...new Set(codesOf(method, operation))];
  for (const status of new Set(codes.map((code) => problems[code].status))) {
    const own = codes.filter((code) => problems[code].status === status);
    operation.responses[status] = responseOf(status, own);
  }
  operation.security = securityOf(operation);
  delete operation['x-scope'];
  delete operation['x-problems'];
}

function securityOf({ 'x-access': access, 'x-scope': scope }: Operation): Record<string, string[]>[] {
  if (access === 'public') return [];
  return [{ session: [] }, ...(scope ? [{ token: [scope] }] : [])];
}

function codesOf(method: string, operation: Operation): ErrorCode[] {
  const { parameters = [], requestBody } = operation;
  const access = operation['x-access'];
  const has = (place: string) => parameters.some((parameter) => parameter.in === place);
  const isUnsafe = !['get', 'head', 'options'].includes(method);
  const codes: (ErrorCode | false)[] = [
    'request.malformed',
    access !== 'public' && 'actor.unauthenticated',
    access !== 'public' && 'token.invalid',
    access !== 'public' && 'token.scope',
    access !== 'public' && access !== 'candidate' && 'actor.forbidden',
    isUnsafe && 'request.cross-origin',
    isUnsafe && 'request.rate-limited',
    requestBody !== undefined && 'request.too-large',
    requestBody !== undefined && 'request.unsupported-media-type',
    (requestBody !== undefined || has('query') || has('header')) && 'request.invalid',
    has('path') && 'resource.not-found',
    parameters.some(({ name }) => name === 'Idempotency-Key') && 'idempotency.mismatch',
    'internal',
    'service.unavailable',
    ...(operation['x-problems'] ?? []),
  ];
  return codes.filter((code) => code !== false);
}

function responseOf(status: number, codes: readonly ErrorCode[]) {
  const retryAfter = { schema: { type: 'integer', minimum: 1 }, description: 'Seconds to wait before trying again' };
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
    ...((status === 429 || status === 503) && { headers: { 'Retry-After': retryAfter } }),
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
      },
    },
  };
}
