import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { TokenScope } from '@app/identity/domain/token-scopes.js';
import type { Caller } from '@app/identity/find-actor.js';
import type { Actor, Role } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard for whoever is signed in or shows an access token. */
    caller?: Caller | undefined;
  }
}

export type Access = 'public' | Role;
export const accessKey = 'access';
export const scopeKey = 'scope';

// The scope is always said, so that a method which names none is closed to tokens whatever its class says.
const access = (value: Access, scope: TokenScope | null) =>
  applyDecorators(
    SetMetadata(accessKey, value),
    SetMetadata(scopeKey, scope),
    ApiExtension('x-access', value),
    ApiExtension('x-scope', scope),
  );

/** Anybody may call this, signed in or not. */
export const Public = () => access('public', null);

/** People of this role or a higher one may call this; of their access tokens, those of this scope, or else none. */
export const Allow = (role: Role, scope: TokenScope | null = null) => access(role, scope);

/** The person who calls. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new AppError('actor.unauthenticated');
  return caller.actor;
});
