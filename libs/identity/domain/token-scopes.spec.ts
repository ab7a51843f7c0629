import { roles, type Role } from '@app/kernel/actor.js';
import { checkTokenWish, covers, scopesOf, tokenScopes, type TokenWish } from './token-scopes.js';

const now = new Date('2026-11-30T12:00:00Z');
const wish: TokenWish = { name: 'Nightly export', scopes: ['questions:read'], expiresAt: null };
const pointers = (change: Partial<TokenWish>, role: Role = 'admin') =>
  checkTokenWish({ ...wish, ...change }, role, now).map(({ pointer }) => pointer);

describe('scopes', () => {
  it('are those of one’s role and the roles before it', () => {
    expect(roles.map(scopesOf)).toEqual([
      ['me:read'],
      ['me:read', 'questions:read', 'questions:write'],
      [...tokenScopes],
    ]);
  });

  it('cover themselves, and to write covers to read of the same things', () => {
    const covered = tokenScopes.map((granted) => tokenScopes.filter((wanted) => covers([granted], wanted)));
    expect(covered).toEqual([
      ['me:read'],
      ['questions:read'],
      ['questions:read', 'questions:write'],
      ['people:read'],
      ['people:read', 'people:write'],
    ]);
    expect(tokenScopes.some((wanted) => covers([], wanted))).toBe(false);
  });
});

describe('a new token', () => {
  it('is fine within its bounds', () => {
    expect(pointers({})).toEqual([]);
    expect(pointers({ name: 'x'.repeat(60), scopes: tokenScopes, expiresAt: new Date(now.getTime() + 1) })).toEqual([]);
  });

  it.each([
    [{ name: '  ' }, '/name'],
    [{ name: 'x'.repeat(61) }, '/name'],
    [{ scopes: [] }, '/scopes'],
    [{ scopes: ['me:read', 'me:read'] }, '/scopes/1'],
    [{ expiresAt: now }, '/expiresAt'],
    [{ expiresAt: new Date(Number.NaN) }, '/expiresAt'],
  ] as [Partial<TokenWish>, string][])('%j is refused at %s', (change, pointer) =>
    expect(pointers(change)).toEqual([pointer]),
  );

  it('has no scope above the role of its owner, and says which', () => {
    expect(pointers({ scopes: ['me:read', 'questions:read', 'people:read'] }, 'candidate')).toEqual([
      '/scopes/1',
      '/scopes/2',
    ]);
    expect(pointers({ scopes: ['questions:write', 'people:write'] }, 'instructor')).toEqual(['/scopes/1']);
  });
});
