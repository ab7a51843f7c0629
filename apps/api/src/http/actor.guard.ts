import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '@app/config/config.js';
import { isAtLeast } from '@app/identity/domain/person.js';
import { covers, type TokenScope } from '@app/identity/domain/token-scopes.js';
import { FindActor, type Caller, type CredentialKind } from '@app/identity/find-actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { accessKey, scopeKey, type Access } from './access.js';
import { bearerTokenOf } from './server/bearer-token.js';
import { RequestBudget } from './server/request-budget.js';
import { isUnsafe, requireSameOrigin } from './server/same-origin.js';
import { sessionTokenOf } from './server/session-cookie.js';

interface Credential {
  kind: CredentialKind;
  token: string;
}

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
    const credential = credentialOf(request);
    // A browser adds its cookie to what another site makes it send; it adds no token.
    if (isUnsafe(request) && (credential?.kind === 'sign-in' || access === 'public')) {
      requireSameOrigin(request, this.config.get('PUBLIC_URL'));
    }
    if (access !== 'public' && credential) {
      request.caller = await this.findActor.run(credential.token, credential.kind);
    }
    if (isUnsafe(request)) await this.budget.spend(request.caller?.actor.personId ?? request.ip);
    if (access === 'public') return true;
    if (!request.caller) throw unknown(credential);
    requireRole(request.caller, access);
    requireScope(request.caller, this.reflector.getAllAndOverride<TokenScope | null>(scopeKey, targets));
    return true;
  }
}

/** Whoever shows an access token is asked for no cookie. */
function credentialOf(request: FastifyRequest): Credential | undefined {
  const bearer = bearerTokenOf(request);
  if (bearer !== undefined) return { kind: 'access-token', token: bearer };
  const token = sessionTokenOf(request);
  return token === undefined ? undefined : { kind: 'sign-in', token };
}

const unknown = (credential: Credential | undefined) =>
  new AppError(credential?.kind === 'access-token' ? 'token.invalid' : 'actor.unauthenticated');

function requireRole({ actor }: Caller, role: Exclude<Access, 'public'> | undefined): void {
  if (role === undefined || !isAtLeast(actor.role, role)) throw new AppError('actor.forbidden');
}

function requireScope({ scopes }: Caller, scope: TokenScope | null): void {
  if (scopes === undefined) return;
  if (scope === null) throw new AppError('token.scope', 'No access token may do this: sign in instead.');
  if (!covers(scopes, scope)) throw new AppError('token.scope', `This needs the scope ${scope}.`, undefined, { scope });
}
