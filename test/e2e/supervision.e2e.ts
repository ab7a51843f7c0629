import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  accommodatedReply,
  accommodationPageReply,
  candidatePageReply,
  grantedAccommodationReply,
} from '../../apps/api/src/messages/accommodation.reply.js';
import { sittingReply } from '../../apps/api/src/messages/session.reply.js';
import { supervisedPageReply, supervisedSittingReply } from '../../apps/api/src/messages/supervision.reply.js';
import { Browser, startProduct, type Product } from './product.js';

const minute = 60_000;
const me = z.looseObject({ id: z.uuid(), email: z.string() });
let product: Product;
let admin: Browser;
let candidate: Browser;
let events: { seen: string[]; stop(): void };
let person: z.output<typeof me>;
beforeAll(async () => {
  product = await startProduct('postgres');
  admin = await new Browser(product.base).signInAsAdmin();
  candidate = await new Browser(product.base).signUp();
  person = await candidate.read(me, 200, 'GET', '/me');
  events = await candidate.events();
});
afterAll(async () => {
  events.stop();
  await product.stop();
});
beforeEach(() => events.seen.splice(0));

const start = async (browser = candidate) => {
  const choice = { topics: ['arrays', 'strings', 'graphs', 'trees', 'caching', 'databases'], count: 2, minutes: 10 };
  return (await browser.read(sittingReply, 201, 'POST', '/quiz-sessions', choice)).id;
};
const heard = async (type: string) => {
  for (let tries = 0; !events.seen.includes(type); tries += 1) {
    if (tries > 200) throw new Error(`No ${type} among ${events.seen.join(', ')}`);
    await sleep(25);
  }
};
const act = (id: string, name: string, body: object, key?: string) =>
  admin.call('POST', `/admin/quiz-sessions/${id}/${name}`, body, key ? { 'idempotency-key': key } : {});
const acted = async (...request: Parameters<typeof act>) => {
  const { status, body } = await act(...request);
  expect(status).toBe(200);
  return supervisedSittingReply.parse(body);
};
const refusal = (reply: { status: number; body: unknown }) => {
  const { code, errors = [] } = reply.body as { code: string; errors?: { pointer: string }[] };
  return [reply.status, code, ...errors.map(({ pointer }) => pointer)].join(' ');
};
const reason = 'A fire alarm';

it('leads a sitting through every act, each told live to its candidate, who reads who and why', async () => {
  const id = await start();
  expect(await acted(id, 'pause', { reason })).toMatchObject({ state: 'paused', pausedBy: 'instructor' });
  await heard('session.paused');
  await acted(id, 'resume', { reason });
  await heard('session.resumed');
  const key = randomUUID();
  for (let click = 0; click < 3; click += 1) await acted(id, 'extend', { reason, minutes: 5 }, key);
  await heard('session.extended');
  const { remainingMs } = await acted(id, 'credit', { reason, minutes: 1 });
  await heard('session.credited');
  expect(Math.round(remainingMs! / minute)).toBe(16);
  await acted(id, 'terminate', { reason });
  await heard('session.finished');
  await heard('session.graded');
  await acted(id, 'reopen', { reason, minutes: 0 });
  await heard('session.reopened');
  const view = await candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${id}`);
  expect(view.pause).toMatchObject({ pausedBy: 'reopening', reason });
  expect(view.ledger.map(({ kind, by, actorName }) => `${kind} ${by} ${actorName}`)).toEqual([
    'started candidate null',
    ...['paused', 'resumed', 'extended', 'credited', 'terminated', 'reopened'].map(
      (kind) => `${kind} instructor Admin`,
    ),
  ]);
});

it('refuses in words of its own what is not well asked, or not at this time', async () => {
  const id = await start();
  const own = await start(admin);
  expect(refusal(await act(own, 'pause', { reason }))).toBe('403 actor.forbidden');
  expect(refusal(await act(randomUUID(), 'pause', { reason }))).toBe('404 resource.not-found');
  expect(refusal(await act('x', 'pause', { reason }))).toBe('404 resource.not-found');
  expect(refusal(await act(id, 'rewind', { reason }))).toBe('404 route.not-found');
  expect(refusal(await act(id, 'pause', {}))).toMatch(/^422 request.invalid \/reason/);
  expect(refusal(await act(id, 'pause', { reason: '    ' }))).toBe('422 request.invalid /reason');
  expect(refusal(await act(id, 'pause', { reason, minutes: 5 }))).toBe('422 request.invalid /minutes');
  expect(refusal(await act(id, 'extend', { reason }))).toBe('422 request.invalid /minutes');
  expect(refusal(await act(id, 'extend', { reason, minutes: 601 }))).toBe('422 request.invalid /minutes');
  expect(refusal(await act(id, 'extend', { reason, minutes: '5' }))).toMatch(/^422 request.invalid \/minutes/);
  expect(refusal(await act(id, 'resume', { reason }))).toBe('409 session.not-paused');
  expect(refusal(await act(id, 'reopen', { reason, minutes: 5 }))).toBe('409 session.wrong-state');
  expect(refusal(await admin.call('GET', '/admin/quiz-sessions?cursor=e30'))).toBe('422 request.invalid /cursor');
  expect(refusal(await admin.call('GET', '/admin/quiz-sessions?personId=1'))).toBe('422 request.invalid /personId');
  await admin.call('POST', `/quiz-sessions/${own}/finish`);
});

it('is not for candidates, who do not even read who else there is', async () => {
  const id = await start();
  for (const [method, route, body] of [
    ['GET', '/admin/quiz-sessions'],
    ['GET', `/admin/quiz-sessions/${id}`],
    ['POST', `/admin/quiz-sessions/${id}/extend`, { reason, minutes: 5 }],
    ['GET', '/admin/candidates'],
    ['GET', '/admin/accommodations'],
    ['GET', `/admin/accommodations/${person.id}`],
    ['POST', '/admin/accommodations', { personId: person.id, multiplier: 2, reason }],
    ['PATCH', `/admin/accommodations/${person.id}`, { multiplier: 2, reason }],
    ['DELETE', `/admin/accommodations/${person.id}`],
  ] as [string, string, object?][]) {
    expect(`${route} ${refusal(await candidate.call(method, route, body))}`).toBe(`${route} 403 actor.forbidden`);
  }
});

it('lists sittings page by page, and those of one person', async () => {
  const [first, second] = [await start(), await start()];
  const page = (query: string) => admin.read(supervisedPageReply, 200, 'GET', `/admin/quiz-sessions?${query}`);
  const newest = await page('limit=1&state=live');
  expect(newest.items.map(({ id }) => id)).toEqual([second]);
  const next = await page(`limit=1&state=live&cursor=${newest.nextCursor}`);
  expect(next.items.map(({ id }) => id)).toEqual([first]);
  expect((await page(`personId=${person.id}`)).items.every(({ personId }) => personId === person.id)).toBe(true);
  expect((await page(`personId=${randomUUID()}`)).items).toEqual([]);
});

it('grants, changes and takes back, and what runs has it at once', async () => {
  const found = await admin.read(candidatePageReply, 200, 'GET', `/admin/candidates?q=${person.email.slice(0, 20)}`);
  expect(found.items).toEqual([expect.objectContaining({ id: person.id, email: person.email })]);
  const id = await start();
  const grant = { personId: person.id, multiplier: 2, reason: 'Certified' };
  const { sittings } = await admin.read(accommodatedReply, 201, 'POST', '/admin/accommodations', grant);
  expect(sittings).toBeGreaterThanOrEqual(1);
  await heard('session.extended');
  const { remainingMs, accommodation } = await candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${id}`);
  expect([Math.round(remainingMs / minute), accommodation?.multiplier]).toEqual([20, 2]);

  const route = `/admin/accommodations/${person.id}`;
  const body = { extraBreaks: 1, warningMinutes: 10, reason: 'More was asked for' };
  expect(await admin.read(accommodatedReply, 200, 'PATCH', route, body)).toMatchObject({ multiplier: 2, ...body });
  expect(refusal(await admin.call('PATCH', route, { multiplier: null, reason }))).toMatch(
    /^422 request.invalid \/multi/,
  );
  expect(refusal(await admin.call('PATCH', route, { multiplier: 1.234, reason }))).toMatch(
    /^422 request.invalid \/multi/,
  );
  expect(refusal(await admin.call('POST', '/admin/accommodations', { personId: person.id, reason }))).toBe(
    '422 request.invalid ',
  );
  expect(await admin.read(grantedAccommodationReply, 200, 'GET', route)).toMatchObject({ setByName: 'Admin', ...body });
  const { items } = await admin.read(accommodationPageReply, 200, 'GET', '/admin/accommodations');
  expect(items.map(({ personId }) => personId)).toEqual([person.id]);
  expect((await admin.call('DELETE', route)).status).toBe(204);
  expect(refusal(await admin.call('DELETE', route))).toBe('404 resource.not-found');
  const kept = await candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${id}`);
  expect(Math.round(kept.remainingMs / minute)).toBe(20);
});
