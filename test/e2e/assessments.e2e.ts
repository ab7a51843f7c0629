import { setTimeout as sleep } from 'node:timers/promises';
import { openContent } from '@app/testing/open-questions.js';
import {
  assessedReply,
  assessmentPageReply,
  assessmentReply,
  secondLookReply,
  selfAssessedReply,
} from '../../apps/api/src/messages/assessment.reply.js';
import { authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { debriefReply } from '../../apps/api/src/messages/debrief.reply.js';
import { sittingReply } from '../../apps/api/src/messages/session.reply.js';
import { Browser, startProduct, type Product } from './product.js';

const topic = 'stakeholder-management';
let product: Product;
let admin: Browser;
let candidate: Browser;
let events: { seen: string[]; stop(): void };
let sitting: string;
beforeAll(async () => {
  product = await startProduct('postgres');
  admin = await new Browser(product.base).signInAsAdmin();
  const body = { slug: 'assessed', topics: [topic], level: 'mid', content: openContent('instructor') };
  const { id } = await admin.read(authoredReply, 201, 'POST', '/admin/questions', body);
  for (const act of ['submit', 'approve', 'publish']) {
    await admin.call('POST', `/admin/questions/${id}/versions/1/${act}`);
  }
  candidate = await new Browser(product.base).signUp();
  events = await candidate.events();
  const choice = { topics: [topic], kinds: ['open'], levels: ['mid'], count: 1, minutes: 10 };
  const { id: sittingId } = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', choice);
  sitting = `/quiz-sessions/${sittingId}`;
  const answer = { response: { text: 'I would ask *who* is asking.' }, revision: 1 };
  await candidate.call('PUT', `${sitting}/items/1/answer`, answer);
});
afterAll(async () => {
  events.stop();
  await product.stop();
});

const heard = async (type: string) => {
  for (let tries = 0; !events.seen.includes(type); tries += 1) {
    if (tries > 200) throw new Error(`No ${type} among ${events.seen.join(', ')}`);
    await sleep(50);
  }
};
const queue = (query = '') => admin.read(assessmentPageReply, 200, 'GET', `/admin/assessments${query}`);
const codeOf = async (browser: Browser, ...request: Parameters<Browser['call']>) => {
  const { status, body } = await browser.call(...request);
  return `${status} ${(body as { code?: string } | undefined)?.code}`;
};
const tick = { criteria: ['load'] };
const look = { criteria: ['load', 'evict'], comment: '**Good** so far.', look: 1 };
const reason = 'The third one is in the last sentence.';

it('is not assessed before its end, by anybody', async () => {
  const item = `${sitting}/items/1`;
  const admins = sitting.replace('/quiz-sessions', '/admin/assessments') + '/1';
  expect(await codeOf(candidate, 'PUT', `${item}/self-assessment`, tick)).toBe('409 assessment.not-assessable');
  expect(await codeOf(candidate, 'PUT', `${item}/self-assessment`, { criteria: ['x'] })).toBe(
    '409 assessment.not-assessable',
  );
  expect(await codeOf(candidate, 'POST', `${item}/second-look`, { reason })).toBe('409 assessment.not-assessable');
  expect(await codeOf(admin, 'GET', admins)).toBe('404 resource.not-found');
  expect(await codeOf(admin, 'POST', admins, look)).toBe('404 resource.not-found');
});

it('goes from the end of a sitting over the queue to the grade and the card, and is told live', async () => {
  await candidate.call('POST', `${sitting}/finish`);
  await candidate.read(debriefReply, 200, 'GET', `${sitting}/result?waitMs=20000`);
  for (let tries = 0; (await queue()).waiting === 0 && tries < 100; tries += 1) await sleep(50);
  const { items, nextCursor, waiting } = await queue();
  expect([nextCursor, waiting, items.length]).toEqual([null, 1, 1]);
  const place = `/admin/assessments/${items[0]!.sessionId}/${items[0]!.position}`;
  const said = await candidate.read(selfAssessedReply, 200, 'PUT', `${sitting}/items/1/self-assessment`, tick);
  expect(said).toMatchObject({ verdict: 'ungraded', criteria: ['load'] });
  const read = await admin.read(assessmentReply, 200, 'GET', place);
  expect(read).toMatchObject({
    nextLook: 1,
    selfCriteria: ['load'],
    response: { text: 'I would ask *who* is asking.' },
  });

  for (const [body, refusal] of [
    [{ ...look, look: 2 }, '412 version.stale'],
    [{ ...look, criteria: ['load', 'none'] }, '422 request.invalid'],
    [{ ...look, criteria: ['load', 'load'] }, '422 request.invalid'],
    [{ ...look, criteria: 'load' }, '422 request.invalid'],
    [{ ...look, comment: undefined }, '422 request.invalid'],
    [{ ...look, comment: 'x'.repeat(10_001) }, '422 request.invalid'],
    [{ ...look, look: 1.5 }, '422 request.invalid'],
    [{ ...look, score: 1 }, '422 request.invalid'],
    [{ ...look, comment: 'a\u0000b' }, '400 request.malformed'],
  ] as const) {
    expect(await codeOf(admin, 'POST', place, body)).toBe(refusal);
  }
  for (const path of ['/admin/assessments/x/1', place.replace(/1$/, '2'), place.replace(/1$/, '0')]) {
    expect(await codeOf(admin, 'GET', path)).toBe('404 resource.not-found');
  }
  for (const query of ['?state=none', '?cursor=nonsense', '?limit=0']) {
    expect(await codeOf(admin, 'GET', `/admin/assessments${query}`)).toBe('422 request.invalid');
  }
  for (const [method, path] of [
    ['GET', place],
    ['POST', place],
    ['GET', '/admin/assessments'],
  ] as const) {
    expect(await codeOf(candidate, method, path, method === 'POST' ? look : undefined)).toBe('403 actor.forbidden');
  }

  const key = { 'idempotency-key': crypto.randomUUID() };
  const first = await admin.read(assessedReply, 200, 'POST', place, look, key);
  expect(first).toMatchObject({ look: 1, verdict: 'partial', score: 0.75 });
  expect(await admin.read(assessedReply, 200, 'POST', place, look, key)).toEqual(first);
  expect(await codeOf(admin, 'POST', place, look)).toBe('412 version.stale');
  await heard('session.assessed');
  for (let tries = 0; (await reviews()) === 0 && tries < 100; tries += 1) await sleep(50);
  const debrief = await candidate.read(debriefReply, 200, 'GET', `${sitting}/result`);
  expect(debrief).toMatchObject({ score: 0.75, maxScore: 1, items: [{ verdict: 'partial', score: 0.75 }] });
  expect(await queue()).toMatchObject({ waiting: 0, items: [] });
  expect(await queue('?state=done')).toMatchObject({ items: [{ state: 'done', looks: 1 }] });
});

it('has a second look where the candidate asks for one, with a reason', async () => {
  const path = `${sitting}/items/1/second-look`;
  for (const body of [{}, { reason: 'Too short' }, { reason: 'x'.repeat(1_001) }, { reason, more: 1 }]) {
    expect(await codeOf(candidate, 'POST', path, body)).toBe('422 request.invalid');
  }
  const asked = await candidate.read(secondLookReply, 200, 'POST', path, { reason });
  expect(asked).toEqual({ position: 1, state: 'second-look', reason });
  const { items } = await queue('?state=second-look');
  const place = `/admin/assessments/${items[0]!.sessionId}/1`;
  const again = { ...look, criteria: ['load', 'evict', 'stale'], look: 2 };
  await admin.read(assessedReply, 200, 'POST', place, again);
  const all = await candidate.read(debriefReply, 200, 'GET', `${sitting}/result`);
  expect(all).toMatchObject({ score: 1, items: [{ verdict: 'correct' }] });
  expect(await codeOf(candidate, 'POST', path, { reason })).toBe('409 assessment.not-assessable');
});

const reviews = async () => {
  const [row] = await product.dataSource.query<{ count: string }[]>(
    `select count(*) from reviews where session_id = $1 and state = 'graded'`,
    [sitting.split('/').at(-1)],
  );
  return Number(row!.count);
};
