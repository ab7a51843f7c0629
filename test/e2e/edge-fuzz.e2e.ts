import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { origin, signUp, startApi, type RunningApi } from './edge-fixture.js';

const seed = 20261122;
const requests = 1_000;

let api: RunningApi;
let cookies: string[];
let operations: { method: string; path: string }[];
beforeAll(async () => {
  api = await startApi();
  const [candidate, admin] = [await signUp(api.app), await signUp(api.app)];
  await api.app.get(DataSource).query(`update people set role = 'admin' where id = $1`, [admin.id]);
  cookies = [candidate.cookie, admin.cookie];
  const document = (await api.app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>();
  operations = Object.entries(document.paths)
    .filter(([path]) => !path.endsWith('/events') && !path.includes('/auth/'))
    .flatMap(([path, item]) => Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })));
});
afterAll(() => api.stop());

const nastyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "'",
    '"; drop table people; --',
    '\\',
    '../..',
    '%00',
    '\u0000',
    '\ud800',
    'NaN',
    '-0',
    '1e999',
    '9'.repeat(40),
  ),
  fc.constantFrom('null', 'true', '[]', '{}', 'constructor', '__proto__', 'toString', '2026-02-31', 'x'.repeat(5_000)),
  fc.uuid(),
);
const fieldName = fc.oneof(
  fc.constantFrom(
    'email',
    'password',
    'displayName',
    'topics',
    'count',
    'minutes',
    'levels',
    'kinds',
    'seed',
    'response',
  ),
  fc.constantFrom(
    'revision',
    'questionId',
    'submissionId',
    'elapsedMs',
    'rating',
    'content',
    'kind',
    'key',
    'options',
    'slug',
  ),
  fc.constantFrom(
    'level',
    'flagged',
    'message',
    'timeZone',
    'rolloverHour',
    'limit',
    'cursor',
    'waitMs',
    'format',
    'state',
  ),
  nastyText,
);
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(2 ** 31, 2 ** 53, -(2 ** 63), 1e308));
const { body: anyBody } = fc.letrec<{ body: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(nastyText, anyNumber, fc.boolean(), fc.constant(null)),
  body: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('body'), { maxLength: 4 }),
    fc.dictionary(fieldName, tie('body'), { maxKeys: 6 }),
  ),
}));
const payload = fc.oneof(
  { arbitrary: fc.dictionary(fieldName, anyBody, { maxKeys: 8 }).map((body) => JSON.stringify(body)), weight: 5 },
  { arbitrary: anyBody.map((body) => JSON.stringify(body) ?? ''), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 5_000 }).map((depth) => '{"a":['.repeat(depth)), weight: 1 },
);
const query = fc.dictionary(fieldName, nastyText, { maxKeys: 3 });

/** Percent-encoded where it can be; what can't be stays raw, as an attacker would send it. */
const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return text.replaceAll(/[^\w.~%-]/g, '%ff');
  }
};

const request = fc.record({
  operation: fc.nat(),
  person: fc.nat({ max: 2 }),
  parameter: fc.oneof(nastyText, fc.constantFrom('1', '0', '-1', '999999999999')),
  query: fc.option(query, { nil: {} }),
  payload,
  type: fc.oneof(
    { arbitrary: fc.constant('application/json'), weight: 8 },
    { arbitrary: fc.constantFrom('text/plain', 'application/json; charset=utf-16', ''), weight: 1 },
  ),
  key: fc.option(nastyText.map(encoded), { nil: undefined }),
  ifMatch: fc.option(nastyText.map(encoded), { nil: undefined }),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

function optionsOf(given: Request): InjectOptions {
  const operation = operations[given.operation % operations.length];
  const path = operation?.path.replaceAll(/\{\w+\}/g, () => encoded(given.parameter) || '_') ?? '/';
  const search = Object.entries(given.query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const cookie = cookies[given.person];
  return {
    method: operation?.method ?? 'GET',
    url: search.length ? `${path}?${search.join('&')}` : path,
    headers: {
      origin,
      ...(cookie && { cookie }),
      ...(given.key && { 'idempotency-key': given.key }),
      ...(given.ifMatch && { 'if-match': given.ifMatch }),
      ...(operation?.method !== 'GET' && { 'content-type': given.type }),
    },
    ...(operation?.method !== 'GET' && { payload: given.payload }),
  };
}

it(`answers ${requests} malformed requests without one 5xx, each refusal a problem that tells nothing`, async () => {
  const faults: unknown[] = [];
  const statuses = new Map<number, number>();
  for (const given of fc.sample(request, { seed, numRuns: requests })) {
    const options = optionsOf(given);
    const reply = await api.app.inject(options);
    statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1);
    const isProblem =
      reply.statusCode < 400 || String(reply.headers['content-type']).startsWith('application/problem+json');
    const tells = reply.statusCode >= 400 && /node_modules|\.ts:|select .* from|QueryFailed|SQLSTATE/i.test(reply.body);
    if (reply.statusCode >= 500 || !isProblem || tells)
      faults.push({ options, status: reply.statusCode, body: reply.body.slice(0, 500) });
  }
  expect(faults).toEqual([]);
  // Several doors were tried, not one that is shut first.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([400, 401, 404, 415, 422]));
}, 120_000);
