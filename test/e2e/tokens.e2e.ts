import { createHash } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import type { Role } from '@app/kernel/actor.js';
import { tokenScopes, type TokenScope } from '@app/identity/domain/token-scopes.js';
import { newTokenReply, tokenListReply } from '../../apps/api/src/messages/tokens.reply.js';
import { origin, signUp, startApi, type RunningApi } from './edge-fixture.js';

interface Person {
  cookie: string;
  id: string;
}
interface Operation {
  'x-access': string;
  security: Record<string, TokenScope[]>[];
  requestBody?: unknown;
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const inject = (options: InjectOptions) => api.app.inject(options);
const codeOf = (reply: { body: string; statusCode: number }) =>
  reply.statusCode < 400 ? reply.statusCode : (JSON.parse(reply.body) as { code: string }).code;

async function person(role: Role = 'admin'): Promise<Person> {
  const someone = await signUp(api.app);
  await api.app.get(DataSource).query(`update people set role = $2 where id = $1`, [someone.id, role]);
  return someone;
}

const ask = ({ cookie }: Person, payload: object) =>
  inject({ method: 'POST', url: '/api/v1/me/tokens', headers: { cookie, origin }, payload });
async function tokenOf(owner: Person, ...scopes: TokenScope[]): Promise<{ id: string; token: string }> {
  const reply = await ask(owner, { name: 'A script', scopes });
  expect(reply.statusCode).toBe(201);
  return newTokenReply.parse(reply.json());
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = async (headers: Record<string, string>) =>
  codeOf(await inject({ method: 'GET', url: '/api/v1/me', headers }));

async function operations() {
  const document = (await inject({ method: 'GET', url: '/api/openapi.json' })).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      access: operation['x-access'],
      scope: operation.security.find((way) => 'token' in way)?.['token']?.[0],
      request: {
        method: method.toUpperCase() as 'POST',
        url: path.replaceAll(/\{\w+\}/g, '1'),
        ...(method !== 'get' && { payload: {} }),
      },
    })),
  );
}

describe('routes', () => {
  it('that change something need a scope to write, others one to read', async () => {
    const open = (await operations()).filter(({ scope }) => scope !== undefined);
    expect(open.length).toBeGreaterThan(30);
    const wrong = open.filter(({ method, scope }) => scope!.endsWith(':read') !== (method === 'get'));
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(new Set(open.map(({ scope }) => scope))).toEqual(new Set(tokenScopes));
  });

  it('are each open to a token with their scope, and to no other', async () => {
    const owner = await person();
    const tokens = new Map<TokenScope, string>();
    for (const scope of tokenScopes) tokens.set(scope, (await tokenOf(owner, scope)).token);
    const seen: unknown[] = [];
    for (const { name, access, scope, request } of await operations()) {
      // Whatever a stranger may do needs no token; what deletes the account is asked with a password.
      if (access === 'public') continue;
      for (const [held, token] of tokens) {
        const isOpen = scope !== undefined && (held === scope || held === scope.replace(':read', ':write'));
        const code = codeOf(await inject({ ...request, headers: bearer(token) }));
        const isRefused = ['token.scope', 'token.invalid', 'actor.forbidden', 'actor.unauthenticated'].includes(
          String(code),
        );
        if (isOpen ? isRefused || code === 'request.cross-origin' : code !== 'token.scope')
          seen.push([name, held, code]);
      }
    }
    expect(seen).toEqual([]);
  }, 60_000);

  it('say which scope they need, and which take no token', async () => {
    const { token } = await tokenOf(await person(), 'me:read');
    const refused = await inject({ method: 'GET', url: '/api/v1/admin/people', headers: bearer(token) });
    expect(refused.json()).toMatchObject({ status: 403, code: 'token.scope', scope: 'people:read' });
    expect(refused.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="people:read"');
    const closed = await inject({ method: 'GET', url: '/api/v1/me/tokens', headers: bearer(token) });
    expect(closed.json()).toMatchObject({ status: 403, code: 'token.scope' });
    expect(closed.json()).not.toHaveProperty('scope');
  });

  it('make no tokens for a token, whatever its scopes', async () => {
    const owner = await person();
    const { token, id } = await tokenOf(owner, ...tokenScopes);
    const made = await inject({
      method: 'POST',
      url: '/api/v1/me/tokens',
      headers: bearer(token),
      payload: { name: 'Offspring', scopes: ['me:read'] },
    });
    const revoked = await inject({ method: 'DELETE', url: `/api/v1/me/tokens/${id}`, headers: bearer(token) });
    expect([codeOf(made), codeOf(revoked)]).toEqual(['token.scope', 'token.scope']);
    expect(await me(bearer(token))).toBe(200);
  });
});

describe('a token', () => {
  it('is made, listed, used and revoked', async () => {
    const owner = await person('candidate');
    const { id, token } = await tokenOf(owner, 'me:read');
    expect(await me(bearer(token))).toBe(200);
    const list = async () => {
      const reply = await inject({ method: 'GET', url: '/api/v1/me/tokens', headers: { cookie: owner.cookie } });
      return tokenListReply.parse(reply.json()).items;
    };
    expect(await list()).toMatchObject([{ id, name: 'A script', scopes: ['me:read'], expiresAt: null }]);
    const url = `/api/v1/me/tokens/${id}`;
    const revoke = (cookie: string) => inject({ method: 'DELETE', url, headers: { cookie, origin } });
    expect(codeOf(await revoke((await person()).cookie))).toBe('resource.not-found');
    expect((await revoke(owner.cookie)).statusCode).toBe(204);
    expect(await me(bearer(token))).toBe('token.invalid');
    expect(codeOf(await revoke(owner.cookie))).toBe('resource.not-found');
    expect(await list()).toEqual([]);
  });

  it('counts before the cookie, and asks no browser where it comes from', async () => {
    const [owner, other] = [await person(), await person('candidate')];
    const { token } = await tokenOf(owner, 'people:write');
    const change = (headers: Record<string, string>) =>
      inject({
        method: 'PATCH',
        url: `/api/v1/admin/people/${other.id}`,
        headers,
        payload: { role: 'instructor' },
      });
    expect((await change(bearer(token))).statusCode).toBe(200);
    expect((await change({ ...bearer(token), cookie: other.cookie, origin: 'https://evil.example' })).statusCode).toBe(
      200,
    );
    expect(codeOf(await change({ cookie: owner.cookie }))).toBe('request.cross-origin');
    // A bad token is not made up for by a cookie.
    expect(await me({ ...bearer('rhs_nonsense'), cookie: owner.cookie })).toBe('token.invalid');
    expect(await me({ authorization: 'Basic cmhzOnJocw==', cookie: owner.cookie })).toBe(200);
  });

  it.each(['', 'rhs_', `rhs_${'A'.repeat(49)}`, 'x'.repeat(5_000), 'a b', '%00', "' or 1=1 --"])(
    'is nobody where it is made up: %.30s',
    async (token) => expect(await me(bearer(token))).toBe('token.invalid'),
  );

  it('is in no other reply than the one that made it, nor is its digest', async () => {
    const owner = await person();
    const { token } = await tokenOf(owner, ...tokenScopes);
    const digest = createHash('sha256').update(token).digest();
    const replies = [];
    for (const path of ['me', 'me/tokens', 'me/export?format=json', 'admin/audit', 'admin/people', 'me/notices']) {
      replies.push(await inject({ method: 'GET', url: `/api/v1/${path}`, headers: { cookie: owner.cookie } }));
      replies.push(await inject({ method: 'GET', url: `/api/v1/${path}`, headers: bearer(token) }));
    }
    const told = replies.map(({ headers, body }) => JSON.stringify(headers) + body).join('\n');
    expect(told).toContain('A script');
    for (const secret of [token.slice(4, 47), digest.toString('hex'), digest.toString('base64')]) {
      expect(told).not.toContain(secret);
    }
  });

  it('is not the token of a sign-in', async () => {
    const { cookie } = await person();
    expect(await me(bearer(cookie.split('=')[1]!))).toBe('token.invalid');
    const { token } = await tokenOf(await person(), 'me:read');
    expect(await me({ cookie: `rehearse_session=${token}` })).toBe('actor.unauthenticated');
  });

  it('is worth what its owner is now', async () => {
    const owner = await person();
    const { token } = await tokenOf(owner, 'me:read', 'people:read');
    const people = async () =>
      codeOf(await inject({ method: 'GET', url: '/api/v1/admin/people', headers: bearer(token) }));
    expect(await people()).toBe(200);
    await api.app.get(DataSource).query(`update people set role = 'instructor' where id = $1`, [owner.id]);
    expect([await people(), await me(bearer(token))]).toEqual(['actor.forbidden', 200]);
    await api.app.get(DataSource).query(`update people set disabled_at = now() where id = $1`, [owner.id]);
    expect(await me(bearer(token))).toBe('token.invalid');
  });

  it('spends the budget of its owner', async () => {
    const limited = await startApi({ REQUESTS_PER_MINUTE: '10' });
    const owner = await signUp(limited.app);
    await limited.app.get(DataSource).query(`update people set role = 'admin' where id = $1`, [owner.id]);
    const made = await limited.app.inject({
      method: 'POST',
      url: '/api/v1/me/tokens',
      headers: { cookie: owner.cookie, origin },
      payload: { name: 'Busy', scopes: ['people:write'] },
    });
    const { token } = newTokenReply.parse(made.json());
    const change = async (headers: Record<string, string>) =>
      codeOf(
        await limited.app.inject({ method: 'PATCH', url: `/api/v1/admin/people/${owner.id}`, headers, payload: {} }),
      );
    const codes: unknown[] = [];
    for (let n = 0; n < 10; n += 1) codes.push(await change(bearer(token)));
    expect(codes.filter((code) => code === 'person.oneself')).toHaveLength(9);
    expect(codes.at(-1)).toBe('request.rate-limited');
    expect(await change({ cookie: owner.cookie, origin })).toBe('request.rate-limited');
    await limited.stop();
  });
});

describe('a wish for one', () => {
  const wish = { name: 'A script', scopes: ['me:read'] };

  it.each([
    [{ scopes: ['people:read'] }, '/scopes/0'],
    [{ scopes: ['questions:write'] }, '/scopes/0'],
    [{ scopes: [] }, '/scopes'],
    [{ scopes: ['me:write'] }, '/scopes'],
    [{ scopes: 'me:read' }, '/scopes'],
    [{ scopes: [null] }, '/scopes'],
    [{ scopes: ['me:read', 'me:read'] }, '/scopes/1'],
    [{ name: ' ' }, '/name'],
    [{ name: 'x'.repeat(61) }, '/name'],
    [{ name: 7 }, '/name'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ expiresAt: '2999-02-30T00:00:00Z' }, '/expiresAt'],
    [{ expiresAt: '2999-01-01T99:00:00Z' }, '/expiresAt'],
    [{ expiresAt: '2999-01-01' }, '/expiresAt'],
    [{ expiresAt: '2999-W01T00:00Z' }, '/expiresAt'],
    [{ expiresAt: null }, '/expiresAt'],
    [{ forever: true }, '/forever'],
  ])('of a candidate, %j, is refused at %s', async (change, pointer) => {
    const reply = await ask(await person('candidate'), { ...wish, ...change });
    expect(reply.statusCode).toBe(422);
    const { errors } = reply.json<{ errors: { pointer: string }[] }>();
    expect(errors.map((fault) => fault.pointer)).toContain(pointer);
  });

  it('may name when it ends', async () => {
    const reply = await ask(await person(), { ...wish, expiresAt: '2999-01-01T00:00:00+02:00' });
    expect(reply.statusCode).toBe(201);
  });
});
