import type { FastifyRequest } from 'fastify';

/** What an `Authorization: Bearer …` header holds, whatever it is; undefined where there is no such header. */
export function bearerTokenOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const [scheme, ...rest] = headers.authorization?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ').trim() : undefined;
}
