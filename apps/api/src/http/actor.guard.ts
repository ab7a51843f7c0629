import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '@app/config/config.js';
import { isAtLeast } from '@app/identity/domain/person.js';
import { FindActor } from '@app/identity/find-actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { accessKey, type Access } from './access.js';
import { RequestBudget } from './server/request-budget.js';
import { isUnsafe, requireSameOrigin } from './server/same-origin.js';
import { sessionTokenOf } from './server/session-cookie.js';

/** The one guard: a route that says neither `@Public()` nor `@Allow(role)` is open to nobody. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly findActor: FindActor,
    private readonly budget: RequestBudget,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, targets);
    const token = sessionTokenOf(request);
    if (isUnsafe(request) && (token !== undefined || access === 'public')) {
      requireSameOrigin(request, this.config.get('PUBLIC_URL'));
    }
    if (access !== 'public' && token !== undefined) request.caller = await this.findActor.run(token);
    if (isUnsafe(request)) await this.budget.spend(request.caller?.actor.personId ?? request.ip);
    return allows(request, access);
  }
}

function allows({ caller }: FastifyRequest, access: Access | undefined): true {
  if (access === 'public') return true;
  if (!caller) throw new AppError('actor.unauthenticated');
  if (access === undefined || !isAtLeast(caller.actor.role, access)) throw new AppError('actor.forbidden');
  return true;
}
