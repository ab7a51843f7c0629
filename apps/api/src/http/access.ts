import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '@app/identity/find-actor.js';
import type { Actor, Role } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard for whoever is signed in. */
    caller?: Caller | undefined;
  }
}

export type Access = 'public' | Role;
export const accessKey = 'access';

const access = (value: Access) => applyDecorators(SetMetadata(accessKey, value), ApiExtension('x-access', value));

/** Anybody may call this, signed in or not. */
export const Public = () => access('public');

/** People of this role or a higher one may call this. */
export const Allow = (role: Role) => access(role);

/** The person who calls. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new AppError('actor.unauthenticated');
  return caller.actor;
});
