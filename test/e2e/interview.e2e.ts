import { hasRedis } from '@app/testing/redis-server.js';
import {
  interviewChoicesReply,
  interviewPlanReply,
  interviewReply,
} from '../../apps/api/src/messages/interview.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
const dayMs = 86_400_000;
const path = '/me/interview';

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  const show = () => candidate.read(interviewReply, 200, 'GET', path);
  const dayIn = async (days: number) => {
    const { todayOn } = await show();
    return new Date(Date.parse(todayOn) + days * dayMs).toISOString().slice(0, 10);
  };
  const refusal = async (method: string, at: string, body?: object) => {
    const { status, body: problem } = await candidate.call(method, at, body);
    const { code, errors } = problem as { code: string; errors?: { pointer: string }[] };
    return [status, code, ...new Set(errors?.map(({ pointer }) => pointer))];
  };

  it('is set, planned, compared, changed and removed', async () => {
    expect((await show()).interview).toBeNull();
    expect(await refusal('GET', `${path}/plan`)).toEqual([404, 'resource.not-found']);
    expect(await refusal('POST', `${path}/simulate`, {})).toEqual([404, 'resource.not-found']);
    const body = { on: await dayIn(10), topics: ['arrays', 'caching'], minutesPerDay: 30, title: ' At Example ' };
    const set = await candidate.read(interviewReply, 200, 'PUT', path, body);
    expect(set.interview).toMatchObject({ title: 'At Example', daysLeft: 10, desiredRetention: 0.95, state: 'ahead' });
    expect(await candidate.read(interviewReply, 200, 'PUT', path, body)).toEqual(set);
    const plan = await candidate.read(interviewPlanReply, 200, 'GET', `${path}/plan`);
    expect(plan.days).toHaveLength(10);
    const { choices } = await candidate.read(interviewChoicesReply, 200, 'POST', `${path}/simulate`, {
      choices: [{ minutesPerDay: 5 }, { minutesPerDay: 60, topics: ['caching'], desiredRetention: 0.9 }],
    });
    expect(choices.map(({ topics }) => topics.length)).toEqual([2, 1]);
    expect((await candidate.call('DELETE', path)).status).toBe(204);
    expect((await candidate.call('DELETE', path)).status).toBe(204);
    expect((await show()).interview).toBeNull();
  });

  it('names each fault at its place', async () => {
    const on = await dayIn(10);
    const wrong = { on: '2026-02-30', topics: [], minutesPerDay: 0, desiredRetention: 1, lastLookDays: 31, extra: 1 };
    expect(await refusal('PUT', path, wrong)).toEqual(
      expect.arrayContaining([422, '/on', '/topics', '/minutesPerDay', '/desiredRetention', '/lastLookDays', '/extra']),
    );
    expect(await refusal('PUT', path, { on: await dayIn(-1), topics: ['arrays'], minutesPerDay: 5 })).toEqual([
      422,
      'request.invalid',
      '/on',
    ]);
    expect(await refusal('PUT', path, { on, topics: ['tarot'], minutesPerDay: 5 })).toEqual([
      422,
      'question.unknown-topic',
      '/topics/0',
    ]);
    expect(await refusal('POST', `${path}/simulate`, { choices: [{ minutesPerDay: 5000 }] })).toEqual([
      422,
      'request.invalid',
      '/choices/0/minutesPerDay',
    ]);
    const stranger = await new Browser(product.base).call('GET', path);
    expect(stranger.status).toBe(401);
  });
});
