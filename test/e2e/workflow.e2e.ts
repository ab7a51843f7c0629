import { setTimeout as sleep } from 'node:timers/promises';
import { auditPageReply } from '../../apps/api/src/messages/audit.message.js';
import { authoredPageReply, authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { bulkActListReply, bulkActReply, bulkItemPageReply } from '../../apps/api/src/messages/bulk-acts.reply.js';
import {
  checklistReply,
  commentListReply,
  reviewQueueReply,
} from '../../apps/api/src/messages/version-review.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const content = {
  kind: 'single-choice',
  prompt: 'Which one is it?',
  options: [
    { id: 'a', text: 'This' },
    { id: 'b', text: 'That' },
  ],
  key: 'a',
  explanation: 'It is this.',
  estimatedSeconds: 30,
};

describe.each<Backend>(['postgres', 'redis'])('the workflow of questions over %s', (backend) => {
  let product: Product;
  let author: Browser;
  let reviewer: Browser;
  let ids: { author: string; reviewer: string };
  beforeAll(async () => {
    product = await startProduct(backend, { TWO_PERSON_REVIEW: 'on' });
    const instructor = async () => {
      const browser = await new Browser(product.base).signUp();
      const { id } = (await browser.call('GET', '/me')).body as { id: string };
      await product.dataSource.query(`update people set role = 'instructor' where id = $1`, [id]);
      return { browser, id };
    };
    const [one, two] = [await instructor(), await instructor()];
    [author, reviewer] = [one.browser, two.browser];
    ids = { author: one.id, reviewer: two.id };
  });
  afterAll(() => product.stop());

  async function create(slug: string, by = author) {
    const body = { slug, topics: ['trees'], level: 'entry', content };
    return by.read(authoredReply, 201, 'POST', '/admin/questions', body);
  }
  async function applied(browser: Browser, id: string, until: string) {
    for (let tries = 0; tries < 200; tries += 1) {
      const act = await browser.read(bulkActReply, 200, 'GET', `/admin/bulk-acts/${id}`);
      if (act.state === until) return act;
      await sleep(50);
    }
    throw new Error(`The act ${id} did not come to be ${until}`);
  }

  it('a version goes from its author to a reviewer and back, and is approved when its checklist holds', async () => {
    const { id } = await create(`reviewed-${backend}`);
    const version = `/admin/questions/${id}/versions/1`;
    await author.read(authoredReply, 200, 'POST', `${version}/submit`);
    const queue = await reviewer.read(reviewQueueReply, 200, 'GET', '/admin/review-queue?limit=1');
    expect(queue).toMatchObject({
      items: [{ questionId: id, number: 1, author: { id: ids.author } }],
      waitingForMe: 1,
    });
    expect((await author.read(reviewQueueReply, 200, 'GET', '/admin/review-queue')).items).toEqual([]);
    const own = await author.read(reviewQueueReply, 200, 'GET', '/admin/review-queue?waitingFor=others');
    expect(own.items).toHaveLength(1);

    expect(await reviewer.call('POST', `${version}/reject`)).toMatchObject({
      status: 422,
      body: { code: 'question.comment-needed', errors: [{ pointer: '/comment' }] },
    });
    const comment = { text: 'Say **why** it is not that.', pointer: '/explanation' };
    await reviewer.read(authoredReply, 200, 'POST', `${version}/reject`, { comment });
    const listed = await author.read(authoredPageReply, 200, 'GET', `/admin/questions?q=reviewed-${backend}`);
    expect(listed.items).toMatchObject([{ state: 'draft', openComments: 1 }]);
    const { items } = await author.read(commentListReply, 200, 'GET', `${version}/comments`);
    const [asked] = items;
    expect(asked).toMatchObject({ ...comment, author: { id: ids.reviewer }, resolvedAt: null });
    const reply = { text: 'Done.', replyTo: asked!.id };
    await author.read(commentListReply, 201, 'POST', `${version}/comments`, reply);
    await author.call('PUT', `/admin/questions/${id}/draft`, { content: { ...content, explanation: 'Not that.' } });
    await author.read(authoredReply, 200, 'POST', `${version}/submit`);

    expect(await reviewer.call('POST', `${version}/approve`)).toMatchObject({
      status: 422,
      body: {
        code: 'question.unchecked',
        errors: expect.arrayContaining([{ pointer: '/checklist/thread', message: expect.any(String) }]),
      },
    });
    await reviewer.read(commentListReply, 200, 'POST', `${version}/comments/${asked!.id}/resolve`);
    const ticked = ['explanation', 'level', 'licence'];
    const checklist = await reviewer.read(checklistReply, 200, 'PUT', `${version}/checklist`, { ticked });
    expect(checklist.items.filter(({ holds }) => !holds).map(({ item }) => item)).toEqual(['estimate', 'key']);
    expect((await author.call('PUT', `${version}/checklist`, { ticked })).body).toMatchObject({
      code: 'question.own-version',
    });
    const all = { ticked: [...ticked, 'estimate', 'key'] };
    expect((await author.call('POST', `${version}/approve`, all)).status).toBe(403);
    const approved = await reviewer.read(authoredReply, 200, 'POST', `${version}/approve`, all);
    expect(approved.versions[0]).toMatchObject({ state: 'approved', approvedBy: ids.reviewer, openComments: 0 });
    await reviewer.read(authoredReply, 200, 'POST', `${version}/publish`);

    const audit = await author.read(auditPageReply, 200, 'GET', `/admin/audit?subject=${id}&limit=100`);
    expect(audit.items.map(({ action }) => action.replace('question.', '')).toReversed()).toEqual([
      'created',
      'submitted',
      'rejected',
      'commented',
      'commented',
      'draft-saved',
      'submitted',
      'comment-resolved',
      'checked',
      'checked',
      'approved',
      'published',
    ]);
    expect(audit.items[0]).toMatchObject({ slug: `reviewed-${backend}`, actor: { id: ids.reviewer } });
    const first = await author.read(
      auditPageReply,
      200,
      'GET',
      `/admin/audit?actor=${ids.author}&action=question&limit=1`,
    );
    const next = `/admin/audit?actor=${ids.author}&action=question&limit=1&cursor=${first.nextCursor}`;
    expect((await author.read(auditPageReply, 200, 'GET', next)).items[0]!.id).not.toBe(first.items[0]!.id);
  });

  it('a question is its owner’s to share and to hand over', async () => {
    const { id } = await create(`shared-${backend}`);
    const route = `/admin/questions/${id}`;
    const forbidden = (code: string) => ({ status: 403, body: { code } });
    expect(await reviewer.call('PUT', `${route}/draft`, { content })).toMatchObject(forbidden('question.not-editor'));
    expect(await reviewer.call('PATCH', route, { level: 'mid' })).toMatchObject(forbidden('question.not-editor'));
    const staff = await author.call('GET', '/admin/instructors?limit=100');
    expect((staff.body as { items: { id: string }[] }).items.map((one) => one.id)).toEqual(
      expect.arrayContaining([ids.author, ids.reviewer]),
    );
    await author.read(authoredReply, 200, 'PATCH', route, { editorIds: [ids.reviewer] });
    expect((await reviewer.call('PUT', `${route}/draft`, { content })).status).toBe(200);
    expect(await reviewer.call('PATCH', route, { ownerId: ids.reviewer })).toMatchObject(
      forbidden('question.not-owner'),
    );
    const handed = await author.read(authoredReply, 200, 'PATCH', route, { ownerId: ids.reviewer });
    expect(handed).toMatchObject({ owner: { id: ids.reviewer }, editors: [{ id: ids.author }] });
    expect(await reviewer.call('PATCH', route, { editorIds: [nowhere] })).toMatchObject({
      status: 422,
      body: { code: 'question.unknown-person', errors: [{ pointer: '/editorIds/0' }] },
    });
  });

  it('an act on many questions is looked at, done by the worker, and undone', async () => {
    for (let index = 0; index < 30; index += 1) await create(`many-${backend}-${index}`);
    const body = { act: { kind: 'set-level', level: 'senior' }, filter: { q: `many-${backend}-` } };
    const key = { 'idempotency-key': `key-${backend}` };
    const made = await author.read(bulkActReply, 201, 'POST', '/admin/bulk-acts', body, key);
    expect(made).toMatchObject({ state: 'previewed', byVerdict: { change: 30, unchanged: 0, refused: 0 } });
    expect((await author.read(bulkActReply, 201, 'POST', '/admin/bulk-acts', body, key)).id).toBe(made.id);
    const route = `/admin/bulk-acts/${made.id}`;
    const page = await author.read(bulkItemPageReply, 200, 'GET', `${route}/items?verdict=change&limit=20`);
    expect(page.items).toHaveLength(20);
    expect(page.items[0]).toMatchObject({ before: { level: 'entry' }, after: { level: 'senior' } });
    const rest = await author.read(bulkItemPageReply, 200, 'GET', `${route}/items?limit=20&cursor=${page.nextCursor}`);
    expect([rest.items.length, rest.nextCursor]).toEqual([10, null]);
    const events = await author.events();
    await Promise.all([1, 2, 3].map(() => author.read(bulkActReply, 202, 'POST', `${route}/apply`)));
    expect(await applied(author, made.id, 'applied')).toMatchObject({
      byOutcome: { done: 30, left: 0 },
      undoable: true,
    });
    for (let tries = 0; tries < 100 && !events.seen.includes('bulk.changed'); tries += 1) await sleep(20);
    expect(events.seen).toContain('bulk.changed');
    events.stop();
    await author.read(bulkActReply, 202, 'POST', `${route}/undo`);
    expect(await applied(author, made.id, 'undone')).toMatchObject({ byOutcome: { undone: 30, kept: 0 } });
    const { items } = await author.read(bulkActListReply, 200, 'GET', '/admin/bulk-acts');
    expect(items[0]).toMatchObject({ id: made.id, state: 'undone' });
    expect((await reviewer.call('GET', route)).status).toBe(404);
    expect((await reviewer.call('POST', `${route}/apply`)).status).toBe(404);
    const foreign = await reviewer.read(bulkActReply, 201, 'POST', '/admin/bulk-acts', body);
    expect(foreign.byVerdict).toMatchObject({ refused: 30 });
  });

  it.each<[string, object, string]>([
    ['an act without its level', { act: { kind: 'set-level' }, filter: {} }, '/act/level'],
    ['an act that there is not', { act: { kind: 'explode' }, filter: {} }, '/act/kind'],
    ['a filter that there is not', { act: { kind: 'submit' }, filter: { color: 'red' } }, '/filter/color'],
    ['no filter', { act: { kind: 'submit' } }, '/filter'],
    ['no act', { filter: {}, act: null }, '/act'],
    ['ids that are none', { act: { kind: 'submit' }, filter: {}, ids: ['x'] }, '/ids'],
    ['no topics', { act: { kind: 'add-topics', topics: [] }, filter: {} }, '/act/topics'],
    ['a stranger as owner', { act: { kind: 'set-owner', ownerId: nowhere }, filter: {} }, '/act/ownerId'],
  ])('refuses %s at its place', async (_, body, pointer) => {
    const reply = await author.call('POST', '/admin/bulk-acts', body);
    const errors = expect.arrayContaining([expect.objectContaining({ pointer })]);
    expect([reply.status, reply.body]).toMatchObject([422, { errors }]);
  });

  it.each<[string, object, string]>([
    ['an empty comment', { text: '  ' }, '/text'],
    ['a comment of a place that is not there', { text: 'x', pointer: '/options/z' }, '/pointer'],
    ['an answer to nothing', { text: 'x', replyTo: nowhere }, '/replyTo'],
    ['a comment of 10,001 characters', { text: 'x'.repeat(10_001) }, '/text'],
  ])('refuses %s', async (name, body, pointer) => {
    const { id } = await create(`hostile-${backend}-${name.length}`);
    const reply = await author.call('POST', `/admin/questions/${id}/versions/1/comments`, body);
    expect([reply.status, reply.body]).toMatchObject([422, { errors: [{ pointer }] }]);
  });

  it('shows candidates nothing of it', async () => {
    const candidate = await new Browser(product.base).signUp();
    for (const route of ['/admin/review-queue', '/admin/audit', '/admin/bulk-acts', '/admin/instructors']) {
      expect((await candidate.call('GET', route)).status).toBe(403);
    }
  });
});
