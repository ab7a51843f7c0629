import { Controller, Get, Module, Post, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookiePlugin from '@fastify/cookie';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../apps/api/src/app.module.js';
import { accessKey } from '../../apps/api/src/http/access.js';
import { serverOptions } from '../../apps/api/src/http/server/server-options.js';
import { cookieOf, origin, password, signUp, startApi, testConfig, type RunningApi } from './edge-fixture.js';

let api: RunningApi;
let candidate: { cookie: string; id: string; email: string };
beforeAll(async () => {
  api = await startApi();
  candidate = await signUp(api.app);
});
afterAll(() => api.stop());

const inject = (options: InjectOptions) => api.app.inject(options);
const codeOf = (reply: { body: string; statusCode: number }) =>
  reply.statusCode < 400 ? reply.statusCode : (JSON.parse(reply.body) as { code: string }).code;
const signIn = (headers: Record<string, string> = {}, change: object = {}) =>
  inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in',
    headers: { origin, ...headers },
    payload: { email: candidate.email, password, ...change },
  });
const me = async (cookie: string) => codeOf(await inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } }));

describe('the session cookie', () => {
  it('is out of reach of scripts and other sites', async () => {
    const set = String((await signIn()).headers['set-cookie']);
    expect(set).toMatch(/^rehearse_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is Secure, and the site HTTPS for good, where people come by TLS', async () => {
    const { app, stop } = await startApi({ PUBLIC_URL: 'https://rehearse.example' });
    const headers = { origin: 'https://rehearse.example' };
    const payload = { email: 'tls@example.org', password, displayName: 'T' };
    const reply = await app.inject({ method: 'POST', url: '/api/v1/auth/sign-up', headers, payload });
    expect(String(reply.headers['set-cookie'])).toContain('; Secure');
    expect(reply.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    await stop();
  });

  it('is new at each sign-in, and the one before is worth nothing', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn({ cookie: first }));
    expect(second).not.toBe(first);
    expect([await me(first), await me(second)]).toEqual(['actor.unauthenticated', 200]);
  });

  it('ends by signing out, which is always possible', async () => {
    const cookie = cookieOf(await signIn());
    const leave = (headers: Record<string, string>) =>
      inject({ method: 'POST', url: '/api/v1/auth/sign-out', headers: { origin, ...headers } });
    const left = await leave({ cookie });
    expect(left.statusCode).toBe(204);
    expect(String(left.headers['set-cookie'])).toMatch(/^rehearse_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await me(cookie)).toBe('actor.unauthenticated');
    expect((await leave({})).statusCode).toBe(204);
  });

  it.each([
    'rehearse_session=',
    'rehearse_session=x',
    `rehearse_session=${'A'.repeat(43)}`,
    `rehearse_session=${'A'.repeat(9_000)}`,
    '=; ;;',
    'a',
  ])('is nobody where it is made up: %.40s', async (cookie) => expect(await me(cookie)).toBe('actor.unauthenticated'));
});

describe('a change that another site asks for', () => {
  const change = async (headers: Record<string, string>) =>
    codeOf(
      await inject({
        method: 'PATCH',
        url: '/api/v1/me',
        headers: { cookie: candidate.cookie, ...headers },
        payload: {},
      }),
    );

  it.each([
    ['http://localhost', 200],
    ['http://localhost:80', 'request.cross-origin'],
    ['http://localhost:81', 'request.cross-origin'],
    ['https://localhost.evil.example', 'request.cross-origin'],
    ['http://evil-localhost', 'request.cross-origin'],
    ['http://localhost@evil.example', 'request.cross-origin'],
    ['http://localhost/', 'request.cross-origin'],
    ['http://localhost, http://localhost', 'request.cross-origin'],
    ['null', 'request.cross-origin'],
    ['file://', 'request.cross-origin'],
    ['localhost', 'request.cross-origin'],
    ['', 'request.cross-origin'],
  ])('with the Origin %j: %s', async (given, expected) => expect(await change({ origin: given })).toBe(expected));

  it('is refused without an Origin, and whatever the Origin where the browser says cross-site', async () => {
    expect(await change({})).toBe('request.cross-origin');
    expect(await change({ origin, 'sec-fetch-site': 'cross-site' })).toBe('request.cross-origin');
    expect(await change({ origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('goes by the Host that was asked, not by X-Forwarded-Host', async () => {
    expect(await change({ origin: 'http://r.example:3000', host: 'r.example:3000' })).toBe(200);
    expect(await change({ origin: 'http://r.example', 'x-forwarded-host': 'r.example' })).toBe('request.cross-origin');
  });

  it.each(['/api/v1/auth/sign-up', '/api/v1/auth/sign-in', '/api/v1/auth/sign-out'])(
    'is refused at %s without a cookie too',
    async (url) => {
      for (const headers of [{}, { origin: 'http://evil.example' }, { origin: 'null' }] as Record<string, string>[]) {
        expect(codeOf(await inject({ method: 'POST', url, headers, payload: {} }))).toBe('request.cross-origin');
      }
    },
  );

  it('can not be sent as a form', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const headers = { cookie: candidate.cookie, 'content-type': type };
      const reply = await inject({ method: 'POST', url: '/api/v1/auth/sign-in', headers, payload: 'a=b' });
      expect(codeOf(reply)).toBe('request.unsupported-media-type');
    }
  });
});

/** All handlers of all controllers, as `METHOD path: access`. */
function routesOf(app: NestFastifyApplication): { name: string; access: unknown }[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: object }).prototype;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      const place = [
        Reflect.getMetadata(PATH_METADATA, metatype as object),
        Reflect.getMetadata(PATH_METADATA, handler),
      ];
      const access: unknown =
        Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, metatype as object);
      return [{ name: `${RequestMethod[method]} ${place.join('/').replaceAll('//', '/').replace(/\/$/, '')}`, access }];
    });
  });
}

describe('access', () => {
  it('is said of every route; these are open to anybody', () => {
    const routes = routesOf(api.app);
    expect(routes.length).toBeGreaterThan(20);
    expect(
      routes.filter(({ access }) => !['public', 'candidate', 'instructor', 'admin'].includes(String(access))),
    ).toEqual([]);
    expect(
      routes
        .filter(({ access }) => access === 'public')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'GET /account-deletions/:receipt',
      'GET health/live',
      'GET health/ready',
      'GET metrics',
      'POST auth/sign-in',
      'POST auth/sign-out',
      'POST auth/sign-up',
    ]);
  });

  it('holds for each route of the OpenAPI document: nobody 401, a candidate at an instructor route 403', async () => {
    const document = (await inject({ method: 'GET', url: '/api/openapi.json' })).json<{
      paths: Record<string, Record<string, { 'x-access': string }>>;
    }>();
    const seen: unknown[] = [];
    for (const [path, item] of Object.entries(document.paths)) {
      const url = path.replaceAll(/\{\w+\}/g, '1');
      for (const [method, { 'x-access': access }] of Object.entries(item)) {
        if (access === 'public') continue;
        const request = { method: method.toUpperCase() as 'POST', url, ...(method !== 'get' && { payload: {} }) };
        const stranger = codeOf(await inject({ ...request, headers: { origin } }));
        if (stranger !== 'actor.unauthenticated') seen.push([method, path, stranger]);
        if (access === 'candidate') continue;
        const below = codeOf(await inject({ ...request, headers: { origin, cookie: candidate.cookie } }));
        if (below !== 'actor.forbidden') seen.push([method, path, below]);
      }
    }
    expect(seen).toEqual([]);
  }, 20_000);

  it('is given to nobody where a route says nothing', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      read() {
        return 'secret';
      }

      @Post()
      write() {
        return 'secret';
      }
    }
    @Module({ imports: [AppModule.with(testConfig(api.database))], controllers: [ForgottenController] })
    class WithForgotten {}
    await api.app.get(DataSource).query(`update people set role = 'admin' where id = $1`, [candidate.id]);
    const app = await NestFactory.create<NestFastifyApplication>(
      WithForgotten,
      new FastifyAdapter(serverOptions(api.config)),
      { logger: false },
    );
    await app.register(cookiePlugin);
    await app.init();
    const ask = async (method: 'GET' | 'POST', headers: Record<string, string>) =>
      codeOf(await app.inject({ method, url: '/forgotten', headers: { origin, ...headers } }));
    const answers = [
      await ask('GET', {}),
      await ask('GET', { cookie: candidate.cookie }),
      await ask('POST', {}),
      await ask('POST', { cookie: candidate.cookie }),
    ];
    await app.close();
    await api.app.get(DataSource).query(`update people set role = 'candidate' where id = $1`, [candidate.id]);
    expect(answers).toEqual(['actor.unauthenticated', 'actor.forbidden', 'actor.unauthenticated', 'actor.forbidden']);
  });
});

describe('limits', () => {
  it('hold back who guesses passwords, with a time to try again', async () => {
    const { email } = await signUp(api.app);
    const guesses = await Promise.all(Array.from({ length: 15 }, () => signIn({}, { email, password: 'a wrong one' })));
    const refused = guesses.filter(({ statusCode }) => statusCode === 429);
    expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    expect(refused).toHaveLength(5);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(600);
    expect(refused[0]?.json()).toMatchObject({ code: 'request.rate-limited' });
  });

  it('hold back who changes too much, not who reads, and nobody else', async () => {
    const { app, stop } = await startApi({ REQUESTS_PER_MINUTE: '20' });
    const [one, other] = [await signUp(app), await signUp(app)];
    const change = async ({ cookie }: { cookie: string }) =>
      codeOf(await app.inject({ method: 'PATCH', url: '/api/v1/me', headers: { origin, cookie }, payload: {} }));
    const changes = await Promise.all(Array.from({ length: 25 }, () => change(one)));
    expect(changes.filter((code) => code === 200)).toHaveLength(20);
    expect(changes.filter((code) => code === 'request.rate-limited')).toHaveLength(5);
    expect(await change(other)).toBe(200);
    expect((await app.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie: one.cookie } })).statusCode).toBe(
      200,
    );
    await stop();
  });

  it('believe X-Forwarded-For only of proxies that are there', async () => {
    const direct = await startApi({ SIGN_UPS_PER_HOUR: '1' });
    const proxied = await startApi({ SIGN_UPS_PER_HOUR: '1', TRUST_PROXY_HOPS: '1' });
    const signUpFrom = async ({ app }: RunningApi, forwarded: string) =>
      codeOf(
        await app.inject({
          method: 'POST',
          url: '/api/v1/auth/sign-up',
          headers: { origin, 'x-forwarded-for': forwarded },
          payload: { email: `a${Math.random()}@example.org`, password, displayName: 'A' },
        }),
      );
    expect([await signUpFrom(direct, '10.0.0.1'), await signUpFrom(direct, '10.0.0.2')]).toEqual([
      201,
      'request.rate-limited',
    ]);
    expect([await signUpFrom(proxied, '10.0.0.1'), await signUpFrom(proxied, '10.0.0.2')]).toEqual([201, 201]);
    // What a caller adds to the left of the proxy's own entry counts for nothing.
    expect(await signUpFrom(proxied, '10.9.9.9, 10.0.0.2')).toBe('request.rate-limited');
    await Promise.all([direct.stop(), proxied.stop()]);
  });
});
