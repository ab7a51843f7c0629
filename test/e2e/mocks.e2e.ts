import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { hasRedis } from '@app/testing/redis-server.js';
import { adminTemplateReply, templatePageReply } from '../../apps/api/src/messages/template.reply.js';
import { assessmentPageReply } from '../../apps/api/src/messages/assessment.reply.js';
import { authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { debriefReply } from '../../apps/api/src/messages/debrief.reply.js';
import { pulseReply, sittingReply } from '../../apps/api/src/messages/session.reply.js';
import { supervisedSittingReply } from '../../apps/api/src/messages/supervision.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
const rule = (count: number) => ({ topics: ['arrays', 'caching'], kinds: ['single-choice'], count });
const minute = 60_000;

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let admin: Browser;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    admin = await new Browser(product.base).signInAsAdmin();
  });
  beforeEach(async () => {
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  async function publish(plan: object, more: object = {}): Promise<string> {
    const body = { title: 'For a test', description: '', plan, ...more };
    const { id } = await admin.read(adminTemplateReply, 201, 'POST', '/admin/templates', body);
    await admin.read(adminTemplateReply, 200, 'PATCH', `/admin/templates/${id}`, { state: 'published' });
    return id;
  }
  const start = (body: object) => candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', body);
  const view = (id: string) => candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${id}`);
  const post = (path: string, body?: object) =>
    candidate.read(sittingReply, 200, 'POST', `/quiz-sessions/${path}`, body);
  const refused = async (by: Browser, ...request: Parameters<Browser['call']>) => {
    const { status, body, headers } = await by.call(...request);
    expect(headers.get('content-type')).toContain('application/problem+json');
    return [status, (body as { code: string }).code];
  };
  const answer = (id: string, position: number, revision = 1) =>
    candidate.call('PUT', `/quiz-sessions/${id}/items/${position}/answer`, { response: null, revision });
  const supervise = (id: string, act: string, body: object) =>
    admin.read(supervisedSittingReply, 200, 'POST', `/admin/quiz-sessions/${id}/${act}`, body);
  const result = (id: string) => candidate.read(debriefReply, 200, 'GET', `/quiz-sessions/${id}/result?waitMs=20000`);

  it('offers ready-made interviews, each of which can be sat', async () => {
    const { items } = await candidate.read(templatePageReply, 200, 'GET', '/templates');
    expect(items.map(({ title }) => title)).toHaveLength(6);
    for (const { id, questions } of items) {
      const sitting = await start({ templateId: id });
      expect(sitting.items).toHaveLength(questions);
      await candidate.call('POST', `/quiz-sessions/${sitting.id}/finish`);
    }
    const after = await candidate.read(templatePageReply, 200, 'GET', '/templates');
    expect(after.items.map(({ attempts }) => attempts.used)).toEqual(Array(6).fill(1));
  });

  it('is paused, given time, ended and reopened, each with its reason, and the page hears of it', async () => {
    const events = await candidate.events();
    const templateId = await publish({
      sections: [{ title: 'All', rules: [rule(2)] }],
      clock: { mode: 'hard', seconds: 600 },
      pause: { by: 'candidate', breaks: 1, minutes: 5 },
    });
    const { id, deadlineAt } = await start({ templateId });
    expect((await answer(id, 1)).status).toBe(200);
    expect(await post(`${id}/pause`)).toMatchObject({
      state: 'paused',
      items: [{ question: null }, { question: null }],
    });
    expect(
      await refused(candidate, 'PUT', `/quiz-sessions/${id}/items/1/answer`, { response: null, revision: 2 }),
    ).toEqual([409, 'session.not-running']);
    expect((await post(`${id}/resume`)).state).toBe('running');
    expect(await refused(candidate, 'POST', `/quiz-sessions/${id}/pause`)).toEqual([409, 'session.no-break-left']);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const extend = () =>
      admin.call('POST', `/admin/quiz-sessions/${id}/extend`, { minutes: 10, reason: 'A fire alarm' }, headers);
    await Promise.all(Array.from({ length: 10 }, extend));
    const extended = await view(id);
    expect(Date.parse(extended.deadlineAt!) - Date.parse(deadlineAt!)).toBeGreaterThanOrEqual(10 * minute);
    expect(Date.parse(extended.deadlineAt!) - Date.parse(deadlineAt!)).toBeLessThan(11 * minute);
    expect(extended.ledger.map(({ kind, by, reason }) => [kind, by, reason])).toEqual([
      ['started', 'candidate', null],
      ['paused', 'candidate', null],
      ['resumed', 'candidate', null],
      ['extended', 'instructor', 'A fire alarm'],
    ]);
    await supervise(id, 'terminate', { reason: 'The room closes' });
    expect((await result(id)).finishCause).toBe('instructor');
    await supervise(id, 'reopen', { minutes: 3, reason: 'The room is open again' });
    expect(await view(id)).toMatchObject({ state: 'paused', pause: { pausedBy: 'reopening' } });
    await post(`${id}/resume`);
    await candidate.call('POST', `/quiz-sessions/${id}/finish`);
    expect((await result(id)).items.map(({ verdict }) => verdict)).toEqual(['skipped', 'skipped']);
    const wanted = ['paused', 'resumed', 'extended', 'finished', 'graded', 'reopened', 'reviewed'];
    for (
      let waited = 0;
      waited < 5_000 && !wanted.every((name) => events.seen.includes(`session.${name}`));
      waited += 50
    )
      await sleep(50);
    events.stop();
    expect(wanted.filter((name) => !events.seen.includes(`session.${name}`))).toEqual([]);
  });

  it('shows a question when it is opened, goes forward only, and tells after each', async () => {
    const templateId = await publish({
      sections: [{ title: 'Quick ones', rules: [rule(3)], itemClock: { mode: 'hard', seconds: 90 } }],
      clock: { mode: 'hard', seconds: 600 },
      navigation: 'forward-only',
      feedback: { score: 'after-each', key: 'after-each', explanation: 'never' },
    });
    const { id, items } = await start({ templateId });
    expect(items.flatMap(({ question, state }) => (question ? [] : [state]))).toEqual(Array(3).fill('unopened'));
    expect(await refused(candidate, 'POST', `/quiz-sessions/${id}/items/2/open`)).toEqual([409, 'item.not-next']);
    const opened = await post(`${id}/items/1/open`);
    expect(opened.items[0]).toMatchObject({ state: 'open', question: { kind: 'single-choice' } });
    await answer(id, 1);
    await Promise.all(Array.from({ length: 10 }, () => post(`${id}/items/1/finish`)));
    let told = await view(id);
    for (let waited = 0; !told.items[0]!.feedback && waited < 15_000; waited += 100) {
      await sleep(100);
      told = await view(id);
    }
    expect(told.items[0]!.feedback).toMatchObject({
      verdict: 'skipped',
      correctAnswer: { choice: expect.any(String) },
    });
    expect(JSON.stringify(told)).not.toMatch(/"(key|explanation|solution)"\s*:/);
    await post(`${id}/items/2/open`);
    expect(await refused(candidate, 'POST', `/quiz-sessions/${id}/items/1/open`)).toEqual([409, 'item.closed']);
    await candidate.call('POST', `/quiz-sessions/${id}/finish`);
    const debrief = await result(id);
    expect(debrief.items.map(({ verdict }) => verdict)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(debrief.items.some(({ explanation }) => explanation !== undefined && explanation !== null)).toBe(false);
  });

  it('gives an accommodation to a running sitting at once, and says where none applies', async () => {
    const { id: personId } = await candidate.read(z.object({ id: z.uuid() }), 200, 'GET', '/me');
    const running = await start({ ...rule(2), minutes: 20 });
    const grant = {
      personId,
      multiplier: 1.5,
      extraBreaks: 2,
      breakMinutes: 10,
      hiddenClock: true,
      reason: 'A doctor says so',
    };
    expect((await admin.call('POST', '/admin/accommodations', grant)).status).toBeLessThan(300);
    const { deadlineAt, accommodation, ledger } = await view(running.id);
    expect(Date.parse(deadlineAt!) - Date.parse(running.deadlineAt!)).toBe(10 * minute);
    expect(accommodation).toMatchObject({ multiplier: 1.5, hiddenClock: true });
    expect(ledger.at(-1)).toMatchObject({ kind: 'extended', amountMs: 10 * minute, by: 'instructor' });
    const reason = 'A test of speed: more time would test something else.';
    const strict = await publish({
      sections: [{ title: 'All', rules: [rule(1)] }],
      clock: { mode: 'hard', seconds: 600 },
      accommodations: { apply: false, reason },
    });
    expect(await start({ templateId: strict })).toMatchObject({ accommodation: null, accommodationRefused: reason });
    const later = await start({ ...rule(1), minutes: 10 });
    expect(Date.parse(later.deadlineAt!) - Date.parse(later.startedAt)).toBe(15 * minute);
  });

  it('leaves an open answer ungraded until an instructor has looked; the score follows', async () => {
    const slug = `open-${crypto.randomUUID()}`;
    const content = {
      kind: 'open',
      prompt: 'Why does a cache need an eviction policy?',
      modelAnswer: 'It is smaller than what it caches.',
      rubric: [
        { id: 'size', text: 'It is bounded', points: 3 },
        { id: 'choice', text: 'What to drop matters', points: 1 },
      ],
      assessment: 'instructor',
      estimatedSeconds: 60,
      explanation: 'A full cache must drop something.',
      references: [],
    };
    const question = await admin.read(authoredReply, 201, 'POST', '/admin/questions', {
      slug,
      topics: ['caching'],
      level: 'entry',
      content,
    });
    for (const act of ['submit', 'approve', 'publish'])
      expect((await admin.call('POST', `/admin/questions/${question.id}/versions/1/${act}`)).status).toBe(200);
    const templateId = await publish({ sections: [{ title: 'Talk', rules: [{ questions: [slug] }] }] });
    const { id } = await start({ templateId });
    const response = { text: 'Because memory ends.' };
    await candidate.call('PUT', `/quiz-sessions/${id}/items/1/answer`, { response, revision: 1 });
    await candidate.call('POST', `/quiz-sessions/${id}/finish`);
    expect(await result(id)).toMatchObject({ maxScore: 0, items: [{ verdict: 'ungraded' }] });
    const own = `/quiz-sessions/${id}/items/1/self-assessment`;
    expect((await candidate.call('PUT', own, { criteria: ['size', 'choice'] })).status).toBeLessThan(300);
    expect(await result(id)).toMatchObject({ items: [{ verdict: 'ungraded' }] });
    const queued = async () =>
      (await admin.read(assessmentPageReply, 200, 'GET', '/admin/assessments')).items.find(
        (item) => item.sessionId === id,
      );
    for (let waited = 0; !(await queued()) && waited < 10_000; waited += 100) await sleep(100);
    const looks = await Promise.all(
      Array.from({ length: 5 }, () =>
        admin.call('POST', `/admin/assessments/${id}/1`, { criteria: ['size'], comment: 'And what to drop?', look: 1 }),
      ),
    );
    expect(looks.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(await result(id)).toMatchObject({ score: 0.75, maxScore: 1, items: [{ verdict: 'partial', score: 0.75 }] });
    expect(await queued()).toBeUndefined();
  });

  it('credits an outage that both sides saw, and answers nonsense with a problem', async () => {
    const { id } = await start({ ...rule(1), minutes: 10 });
    const beat = (offlineMs: number) =>
      candidate.read(pulseReply, 200, 'POST', `/quiz-sessions/${id}/heartbeat`, { offlineMs });
    expect((await beat(0)).creditedMs).toBe(0);
    await sleep(3_200);
    const { creditedMs } = await beat(60_000);
    expect(creditedMs).toBeGreaterThanOrEqual(3_000);
    expect(creditedMs).toBeLessThan(20_000);
    const nonsense: [Browser, string, string, object | undefined, number][] = [
      [candidate, 'POST', `/quiz-sessions/${id}/heartbeat`, { offlineMs: -1 }, 422],
      [candidate, 'POST', `/quiz-sessions/${id}/items/99/open`, undefined, 404],
      [candidate, 'POST', `/quiz-sessions/${id}/items/0/finish`, undefined, 404],
      [candidate, 'POST', '/quiz-sessions', { templateId: crypto.randomUUID() }, 404],
      [candidate, 'POST', '/quiz-sessions', { resitOf: id }, 409],
      [candidate, 'POST', '/quiz-sessions', { templateId: crypto.randomUUID(), count: 3 }, 422],
      [candidate, 'POST', '/quiz-sessions', { ...rule(1), minutes: 10, feedback: { key: 'now' } }, 422],
      [candidate, 'POST', '/quiz-sessions', {}, 422],
      [candidate, 'POST', `/admin/quiz-sessions/${id}/pause`, { reason: 'Mine' }, 403],
      [admin, 'POST', `/admin/quiz-sessions/${id}/extend`, { reason: 'No minutes' }, 422],
      [admin, 'POST', '/admin/templates', { title: 'x', description: '', plan: { sections: [] } }, 422],
      [admin, 'POST', '/admin/templates', { title: 'x', description: '', plan: null }, 422],
    ];
    for (const [by, method, path, body, status] of nonsense)
      expect([path, body, (await by.call(method, path, body)).status]).toEqual([path, body, status]);
  });
});
