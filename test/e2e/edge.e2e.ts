import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { errorCodes } from '@app/contracts/errors.js';
import { origin, password, signUp, startApi, type RunningApi } from './edge-fixture.js';

let api: RunningApi;
let webRoot: string;
let cookie: string;
beforeAll(async () => {
  webRoot = mkdtempSync(path.join(tmpdir(), 'web-'));
  mkdirSync(path.join(webRoot, 'assets'));
  writeFileSync(
    path.join(webRoot, 'index.html'),
    '<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style><div id="root">',
  );
  writeFileSync(path.join(webRoot, 'assets', 'main-4f3a.js'), 'export {};');
  writeFileSync(path.join(webRoot, 'manifest.webmanifest'), '{}');
  api = await startApi({}, webRoot);
  ({ cookie } = await signUp(api.app));
});
afterAll(async () => {
  await api.stop();
  rmSync(webRoot, { recursive: true });
});

const inject = (options: InjectOptions) => api.app.inject(options);
const get = (url: string, headers: Record<string, string> = {}) => inject({ method: 'GET', url, headers });
const patchMe = (payload: InjectOptions['payload'], headers: Record<string, string> = {}) =>
  inject({
    method: 'PATCH',
    url: '/api/v1/me',
    headers: { origin, cookie, 'content-type': 'application/json', ...headers },
    payload,
  });

type Reply = Awaited<ReturnType<typeof inject>>;
function expectProblem(reply: Reply, status: number, code: string): void {
  expect({ status: reply.statusCode, code: reply.json<{ code: string }>().code }).toEqual({ status, code });
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(reply.json()).toMatchObject({ type: `urn:rehearse:problem:${code}`, status, instance: expect.any(String) });
  expect(reply.json<{ requestId: string }>().requestId).toBe(reply.headers['x-request-id']);
}

describe('headers', () => {
  const strict = `default-src 'none'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'`;

  it.each([
    ['a reply', '/health/live', 200],
    ['a refusal', '/api/v1/me', 401],
    ['an unknown route', '/api/v1/nothing', 404],
    ['a URL that the router refuses', '/api/v1/%ff', 400],
    ['a page', '/', 200],
    ['an asset', '/assets/main-4f3a.js', 200],
  ])('protect %s', async (_, url, status) => {
    const reply = await get(url);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    const csp = String(reply.headers['content-security-policy']);
    for (const part of [`default-src 'none'`, `script-src 'self'`, `frame-ancestors 'none'`, `base-uri 'none'`]) {
      expect(csp.split('; ')).toContain(part);
    }
    expect(reply.headers['strict-transport-security']).toBeUndefined();
    expect(reply.headers['x-powered-by']).toBeUndefined();
  });

  it('keep the API out of caches', async () => {
    const reply = await get('/api/v1/me', { cookie });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['content-security-policy']).toContain(strict);
    expect(reply.headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  it("take a caller's request id where it is harmless", async () => {
    const idOf = async (given: string) =>
      (await get('/health/live', { 'x-request-id': given })).headers['x-request-id'];
    expect(await idOf('trace-1234.abc')).toBe('trace-1234.abc');
    for (const given of ['short', 'with space in it', 'x'.repeat(129), '<script>alert(1)'])
      expect(await idOf(given)).not.toBe(given);
  });
});

describe('refusals', () => {
  it('of a route that is not there', async () => {
    expectProblem(await get('/api/v1/nothing'), 404, 'route.not-found');
    expectProblem(await get('/api/nothing'), 404, 'route.not-found');
    expectProblem(await inject({ method: 'POST', url: '/', headers: { origin } }), 404, 'route.not-found');
    expectProblem(await inject({ method: 'DELETE', url: '/api/v1/topics' }), 404, 'route.not-found');
  });

  it.each(['/api/v1/%00', '/api/v1/me?a=%00', '/api/v1/me?a=%zz', '/api/v1/me?a=%c0%80', '/api/v1/%', '/%ed%a0%80'])(
    'of a URL that is not well-formed: %s',
    async (url) => expectProblem(await get(url, { cookie }), 400, 'request.malformed'),
  );

  it('of bodies that are not JSON', async () => {
    expectProblem(await patchMe('{"displayName":'), 400, 'request.malformed');
    expectProblem(await patchMe(String.raw`{"displayName":"a\u0000"}`), 400, 'request.malformed');
    expectProblem(await patchMe('{"__proto__":{}}'), 400, 'request.malformed');
    expectProblem(await patchMe(`{"x":${'['.repeat(2_000)}${']'.repeat(2_000)}}`), 400, 'request.malformed');
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonx',
    '',
  ])('of the media type %j', async (type) =>
    expectProblem(await patchMe('a=b', { 'content-type': type }), 415, 'request.unsupported-media-type'),
  );

  it('of a body over 256 KB', async () => {
    expectProblem(await patchMe(JSON.stringify({ displayName: 'x'.repeat(256 * 1024) })), 413, 'request.too-large');
  });

  it('of what is well-formed but not valid name every fault by pointer', async () => {
    const reply = await patchMe({ rolloverHour: '4', desiredRetention: 0.5, role: 'admin', timeZone: null });
    expectProblem(reply, 422, 'request.invalid');
    const { errors } = reply.json<{ errors: { pointer: string }[] }>();
    const pointers = new Set(errors.map(({ pointer }) => pointer));
    expect([...pointers].toSorted()).toEqual(['/desiredRetention', '/role', '/rolloverHour', '/timeZone']);
  });

  it.each([[], '"text"', '7', 'null', 'true', '[{"displayName":"A"}]'])(
    'of a body that is no object of ours: %s',
    async (body) => {
      const reply = await patchMe(typeof body === 'string' ? body : '[]');
      // null stands for an empty body, which changes nothing.
      if (body === 'null') expect(reply.statusCode).toBe(200);
      else expectProblem(reply, 422, 'request.invalid');
    },
  );

  it('by a use case look the same', async () => {
    expectProblem(await patchMe({ timeZone: 'Mars/Olympus' }), 422, 'request.invalid');
    const taken = { email: 'PERSON1@example.org', password, displayName: 'Again' };
    const again = await inject({ method: 'POST', url: '/api/v1/auth/sign-up', headers: { origin }, payload: taken });
    expectProblem(again, 409, 'account.email-taken');
  });

  it('of an id that can not be one are as of one that is not there', async () => {
    for (const id of ['x', '1', '%27', '../me', 'x'.repeat(300)]) {
      const reply = await get(`/api/v1/quiz-sessions/${encodeURIComponent(id)}`, { cookie });
      expect([400, 404]).toContain(reply.statusCode);
    }
    expectProblem(await get('/api/v1/quiz-sessions/x', { cookie }), 404, 'resource.not-found');
  });

  it('of queries name the parameter', async () => {
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=ten',
      'limit=1&limit=2',
      'cursor=%22%22',
      'cursor=bm90aGluZw',
      'nothing=1',
    ]) {
      const reply = await get(`/api/v1/quiz-sessions?${query}`, { cookie });
      expectProblem(reply, 422, 'request.invalid');
      expect(reply.json<{ errors: unknown[] }>().errors).toEqual(
        expect.arrayContaining([expect.objectContaining({ pointer: `/${query.split('=')[0]}` })]),
      );
    }
  });

  it('of a bug tell nothing of it', async () => {
    const dataSource = api.app.get(DataSource);
    await dataSource.query('alter table sign_ins rename to sign_ins_away');
    const reply = await get('/api/v1/me', { cookie });
    await dataSource.query('alter table sign_ins_away rename to sign_ins');
    expectProblem(reply, 500, 'internal');
    expect(reply.body).not.toMatch(/sign_ins|relation|select|stack|\.ts/);
  });

  it('of a database that keeps us waiting are 503 with a time to try again', async () => {
    const runner = api.app.get(DataSource).createQueryRunner();
    await runner.startTransaction();
    await runner.query('lock table sign_ins');
    const reply = await get('/api/v1/me', { cookie });
    await runner.rollbackTransaction();
    await runner.release();
    expectProblem(reply, 503, 'service.unavailable');
    expect(reply.headers['retry-after']).toBe('1');
  }, 10_000);
});

describe('the web app', () => {
  it.each(['/', '/review', '/teach/questions/7', '/q/two-sum?x=1'])(
    'answers %s with its page and a fresh nonce',
    async (url) => {
      const [first, second] = [await get(url, { accept: 'text/html' }), await get(url)];
      const nonce = /style-src-elem 'self' 'nonce-([\w-]{22})'/.exec(
        String(first.headers['content-security-policy']),
      )?.[1];
      expect(first.body).toBe(`<meta content="${nonce}"><style nonce="${nonce}"></style><div id="root">`);
      expect(first.headers['cache-control']).toBe('no-store');
      expect(second.body).not.toBe(first.body);
    },
  );

  it('has assets that never change and files that may', async () => {
    const asset = await get('/assets/main-4f3a.js');
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    });
    expect((await get('/manifest.webmanifest')).headers['cache-control']).toBe('public, max-age=86400');
    expect((await inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200);
    expect((await inject({ method: 'HEAD', url: '/assets/main-4f3a.js' })).statusCode).toBe(200);
  });

  it.each([
    '/assets/gone.js',
    '/gone.png',
    '/api',
    '/api/v2/me',
    '/health',
    '/metrics/x',
    '/assets/..%2f..%2fpackage.json',
    '/index.html',
  ])('leaves %s alone', async (url) => expect((await get(url)).statusCode).toBe(404));

  it('is no answer for who wants JSON', async () => {
    expectProblem(await get('/review', { accept: 'application/json' }), 404, 'route.not-found');
  });
});

describe('operation', () => {
  it('tells that it is alive and ready', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } });
  });

  it('names a migration that is missing', async () => {
    const dataSource = api.app.get(DataSource);
    await dataSource.query(`update migrations set name = 'x' || name where name like 'CreatePeople%'`);
    const reply = await get('/health/ready');
    await dataSource.query(`update migrations set name = substr(name, 2) where name like 'x%'`);
    expect(reply.statusCode).toBe(503);
    expect(reply.json()).toMatchObject({
      status: 'unavailable',
      checks: { migrations: 'missing: CreatePeople20261122000000' },
    });
  });

  it('counts requests by route, not by address', async () => {
    await get('/api/v1/quiz-sessions/a-private-id', { cookie });
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(
      /rehearse_http_requests_seconds_count\{method="GET",route="\/api\/v1\/quiz-sessions\/:id",status="404"\} \d/,
    );
    expect(body).not.toContain('a-private-id');
  });
});

describe('the OpenAPI document', () => {
  interface Operation {
    operationId: string;
    responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
    security: unknown[];
    'x-access': string;
  }
  let document: {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  let operations: [string, Operation][];
  beforeAll(async () => {
    document = (await get('/api/openapi.json')).json();
    operations = Object.entries(document.paths).flatMap(([url, item]) =>
      Object.entries(item).map(([method, operation]): [string, Operation] => [`${method} ${url}`, operation]),
    );
  });

  it('is of version 3.1 and whole: names are unique, references lead somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, reference]) => reference ?? '',
    );
    expect(references.length).toBeGreaterThan(50);
    const lost = references.filter((reference) => {
      let place: unknown = document;
      for (const step of reference.split('/')) {
        place = (place as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
      }
      return place === undefined;
    });
    expect(lost).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('tells of each route who may call it, what it replies and how it refuses', () => {
    for (const [name, operation] of operations) {
      const replies = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
      expect({ name, replies: replies.length > 0, access: operation['x-access'] }).toEqual({
        name,
        replies: true,
        access: expect.any(String),
      });
      for (const status of replies) {
        expect({
          name,
          status,
          described: status === '204' || operation.responses[status]?.content !== undefined,
        }).toEqual({ name, status, described: true });
      }
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description).not.toBe('');
        if (Number(status) >= 400 && name !== 'get /health/ready')
          expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json']);
      }
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '500', '503']));
      expect(operation.security).toEqual(operation['x-access'] === 'public' ? [] : [{ session: [] }]);
      if (operation['x-access'] !== 'public') expect(operation.responses).toHaveProperty('401');
    }
  });

  it('names codes that exist', () => {
    const named = [...JSON.stringify(document.paths).matchAll(/"enum":(\["request[^\]]*\])/g)].flatMap(
      ([, list]) => JSON.parse(list ?? '[]') as string[],
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((code) => !(errorCodes as readonly string[]).includes(code))).toEqual([]);
  });

  it('has a page for people that needs no other host', async () => {
    const page = await get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const [, file] of page.body.matchAll(/(?:src|href)="\.\/(docs\/[^"]+)"/g)) {
      expect({ file, status: (await get(`/api/${file}`)).statusCode }).toEqual({ file, status: 200 });
    }
    expect(page.headers['content-security-policy']).toContain(`style-src-elem 'self' 'unsafe-inline'`);
  });
});
