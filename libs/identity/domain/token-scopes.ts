import type { Role } from '@app/kernel/actor.js';
import type { Fault } from '@app/kernel/app-error.js';
import { isAtLeast } from './person.js';

/** What an access token may be used for. To write includes to read. */
export const tokenScopes = ['me:read', 'questions:read', 'questions:write', 'people:read', 'people:write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Whose routes a scope opens: whoever is below could use it for nothing. */
const leastRole: Record<TokenScope, Role> = {
  'me:read': 'candidate',
  'questions:read': 'instructor',
  'questions:write': 'instructor',
  'people:read': 'admin',
  'people:write': 'admin',
};

export const mostTokens = 20;
export const longestTokenName = 60;

/** The scopes that a person of this role may give a token. */
export const scopesOf = (role: Role): TokenScope[] => tokenScopes.filter((scope) => isAtLeast(role, leastRole[scope]));

export const covers = (granted: readonly TokenScope[], wanted: TokenScope): boolean =>
  granted.some((scope) => scope === wanted || scope === wanted.replace(/:read$/, ':write'));

export interface TokenWish {
  name: string;
  scopes: readonly TokenScope[];
  /** Null: it does not expire. */
  expiresAt: Date | null;
}

/** What is wrong with a new token of somebody of this role. */
export function checkTokenWish({ name, scopes, expiresAt }: TokenWish, role: Role, now: Date): Fault[] {
  const faults: Fault[] = [];
  const { length } = name.trim();
  if (length < 1 || length > longestTokenName) {
    faults.push({ pointer: '/name', message: `must have 1 to ${longestTokenName} characters` });
  }
  if (scopes.length === 0) faults.push({ pointer: '/scopes', message: 'must name at least one' });
  for (const [index, scope] of scopes.entries()) {
    if (!isAtLeast(role, leastRole[scope])) {
      faults.push({ pointer: `/scopes/${index}`, message: `needs the role ${leastRole[scope]}` });
    }
    if (scopes.indexOf(scope) !== index) faults.push({ pointer: `/scopes/${index}`, message: 'is there already' });
  }
  // Of what is no time at all, no comparison holds.
  if (expiresAt && !(expiresAt > now)) faults.push({ pointer: '/expiresAt', message: 'must be a time in the future' });
  return faults;
}
