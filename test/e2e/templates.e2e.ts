import { randomUUID } from 'node:crypto';
import {
  adminTemplatePageReply,
  adminTemplateReply,
  drawPreviewReply,
  ruleCountsReply,
  templatePageReply,
  templateReply,
  templateVersionReply,
} from '../../apps/api/src/messages/template.reply.js';
import { sessionStateReply, sittingReply } from '../../apps/api/src/messages/session.reply.js';
import { Browser, startProduct, type Product } from './product.js';

let product: Product;
let candidate: Browser;
let instructor: Browser;
beforeAll(async () => {
  product = await startProduct('postgres');
  candidate = await new Browser(product.base).signUp();
  instructor = await new Browser(product.base).signInAsAdmin();
});
afterAll(() => product.stop());

const plan = {
  sections: [{ title: 'Arrays', rules: [{ topics: ['arrays'], kinds: ['single-choice', 'numeric'], count: 2 }] }],
  clock: { mode: 'hard', seconds: 600 },
  attempts: { allowed: 2, counts: 'last' },
};
const template = (changes: object = {}) => ({ title: 'Two on arrays', description: 'Short.', plan, ...changes });
const create = (changes: object = {}) =>
  instructor.read(adminTemplateReply, 201, 'POST', '/admin/templates', template(changes));
const codeOf = async (who: Browser, ...request: Parameters<Browser['call']>) => {
  const { status, body } = await who.call(...request);
  return [status, (body as { code?: string }).code];
};

it('offers the ready-made interviews, none of whose questions it tells', async () => {
  const { items } = await candidate.read(templatePageReply, 200, 'GET', '/templates');
  expect(items.map(({ title, questions, clock }) => [title, questions, clock.seconds! / 60])).toEqual([
    ['Backend fundamentals, entry level', 16, 30],
    ['Backend fundamentals, mid level', 10, 30],
    ['Backend fundamentals, senior level', 5, 30],
    ['DSA screen, 45 minutes', 7, 45],
    ['System design round, 60 minutes', 12, 60],
    ['Warm-up, 15 minutes', 10, 15],
  ]);
  const fresh = { allowed: null, used: 0, counts: 'best', score: null, openSessionId: null };
  for (const { attempts } of items) expect(attempts).toEqual(fresh);
});

it('starts a ready-made interview with one request, once for two clicks', async () => {
  const { items } = await candidate.read(templatePageReply, 200, 'GET', '/templates');
  const { id, questions, title } = items.find((item) => item.title.startsWith('Warm-up'))!;
  const headers = { 'idempotency-key': randomUUID() };
  const start = () => candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', { templateId: id }, headers);
  const [first, second] = await Promise.all([start(), start()]);
  expect(second.id).toBe(first.id);
  expect(first).toMatchObject({ title, templateId: id, attempt: 1, state: 'running' });
  expect(first.items).toHaveLength(questions);
  const { attempts } = await candidate.read(templateReply, 200, 'GET', `/templates/${id}`);
  expect(attempts).toMatchObject({ used: 1, openSessionId: first.id });
  await candidate.read(sessionStateReply, 202, 'POST', `/quiz-sessions/${first.id}/finish`);
});

it('leads an instructor from a draft to an interview that is sat, and holds sittings to the version they began with', async () => {
  const draft = await create();
  expect(await codeOf(candidate, 'GET', `/templates/${draft.id}`)).toEqual([404, 'resource.not-found']);
  expect(await codeOf(candidate, 'POST', '/quiz-sessions', { templateId: draft.id })).toEqual([
    404,
    'resource.not-found',
  ]);
  const patch = (body: object, etag?: string) =>
    instructor.call('PATCH', `/admin/templates/${draft.id}`, body, etag ? { 'if-match': etag } : {});
  const published = await patch({ state: 'published' }, '"1.1"');
  expect([published.status, published.headers.get('etag')]).toEqual([200, '"1.2"']);
  const sitting = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', { templateId: draft.id });
  expect(sitting.items).toHaveLength(2);

  const smaller = {
    ...plan,
    sections: [{ title: 'Arrays', rules: [{ topics: ['arrays'], kinds: ['numeric'], count: 1 }] }],
  };
  const changed = await patch({ plan: smaller, message: 'One is enough' }, '"1.2"');
  expect(adminTemplateReply.parse(changed.body)).toMatchObject({ number: 2, revision: 3, state: 'published' });
  expect(await patch({ title: 'Stale' }, '"1.2"')).toMatchObject({ status: 412, body: { code: 'version.stale' } });
  const before = await instructor.read(templateVersionReply, 200, 'GET', `/admin/templates/${draft.id}/versions/1`);
  expect(before.plan.sections[0]!.rules).toMatchObject([{ count: 2 }]);
  const same = await candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${sitting.id}`);
  expect(same.items).toHaveLength(2);

  await candidate.read(sessionStateReply, 202, 'POST', `/quiz-sessions/${sitting.id}/finish`);
  const second = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', { templateId: draft.id });
  expect([second.items.length, second.attempt]).toEqual([1, 2]);
  expect(await codeOf(candidate, 'POST', '/quiz-sessions', { templateId: draft.id })).toEqual([
    409,
    'template.attempts-used',
  ]);
  await patch({ state: 'archived' });
  expect(await codeOf(candidate, 'GET', `/templates/${draft.id}`)).toEqual([404, 'resource.not-found']);
});

it('tells the score that counts, of the attempts that are graded', async () => {
  const { id } = await create({ slug: `scored-${randomUUID().slice(0, 8)}` });
  await instructor.call('PATCH', `/admin/templates/${id}`, { state: 'published' });
  const { id: session } = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', { templateId: id });
  await candidate.read(sessionStateReply, 202, 'POST', `/quiz-sessions/${session}/finish`);
  await candidate.call('GET', `/quiz-sessions/${session}/result?waitMs=20000`);
  const { attempts } = await candidate.read(templateReply, 200, 'GET', `/templates/${id}`);
  expect(attempts).toEqual({ allowed: 2, used: 1, counts: 'last', score: 0, openSessionId: null });
});

it('previews a draw and counts what rules have', async () => {
  const preview = (body: object) => instructor.read(drawPreviewReply, 200, 'POST', '/admin/templates/preview', body);
  const first = await preview({ plan, seed: 'x' });
  expect(first.sections[0]!.questions.map(({ topics }) => topics.includes('arrays'))).toEqual([true, true]);
  expect(await preview({ plan, seed: 'x' })).toEqual(first);
  const [rule] = plan.sections[0]!.rules;
  const rules = [rule, { ...rule, count: 50 }];
  const { items } = await instructor.read(ruleCountsReply, 200, 'POST', '/admin/templates/counts', { rules });
  expect(items[0]).toEqual(items[1]);
  expect(items[0]!.available).toBeGreaterThanOrEqual(4);
  const greedy = { plan: { ...plan, sections: [{ title: 'All', rules }] } };
  expect((await instructor.call('POST', '/admin/templates/preview', greedy)).body).toMatchObject({
    status: 422,
    code: 'session.not-enough-questions',
    errors: [{ pointer: '/plan/sections/0/rules/1/count' }],
  });
});

it('lists templates to instructors alone, by state and words', async () => {
  const list = await instructor.read(
    adminTemplatePageReply,
    200,
    'GET',
    '/admin/templates?state=published&q=design&limit=1',
  );
  expect(list.items).toMatchObject([{ slug: 'system-design-60', number: 1, sections: 3, questions: 12, minutes: 60 }]);
  for (const [method, route] of [
    ['GET', ''],
    ['POST', ''],
    ['POST', '/preview'],
    ['POST', '/counts'],
    ['GET', `/${list.items[0]!.id}`],
    ['PATCH', `/${list.items[0]!.id}`],
  ] as const) {
    const body = method === 'GET' ? undefined : template();
    expect(await codeOf(candidate, method, `/admin/templates${route}`, body)).toEqual([403, 'actor.forbidden']);
  }
});

it.each([
  [{ title: ' ' }, 'request.invalid', '/title'],
  [{ title: null }, 'request.invalid', '/title'],
  [{ slug: 'Not A Slug' }, 'request.invalid', '/slug'],
  [{ owner: 'me' }, 'request.invalid', '/owner'],
  [{ plan: null }, 'template.invalid-plan', '/plan'],
  [{ plan: 'x' }, 'template.invalid-plan', '/plan'],
  [{ plan: { sections: [] } }, 'template.invalid-plan', '/plan/sections'],
  [{ plan: { ...plan, clock: { mode: 'hard' } } }, 'template.invalid-plan', '/plan/clock/seconds'],
])('refuses %j with a problem that says where', async (changes, code, pointer) => {
  const { status, body } = await instructor.call('POST', '/admin/templates', template(changes));
  expect([status, body]).toMatchObject([
    422,
    { code, errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
  ]);
});
