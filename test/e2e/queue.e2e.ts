import { hasRedis } from '@app/testing/redis-server.js';
import { questionPageReply, questionReply, revealReply } from '../../apps/api/src/messages/question.reply.js';
import { addedCardsReply, dueReply, limitsReply } from '../../apps/api/src/messages/queue.reply.js';
import { reviewReceiptReply, reviewReply } from '../../apps/api/src/messages/review.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

describe.each(backends)('the queue of the day over %s', (backend) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(backend);
  });
  afterAll(() => product.stop());

  const signUp = () => new Browser(product.base).signUp();
  const questions = async (browser: Browser, query: string) =>
    (await browser.read(questionPageReply, 200, 'GET', `/questions?${query}`)).items;

  it('asks what was added, within the limit, raises it for today, and counts what was done', async () => {
    const candidate = await signUp();
    const items = [
      ...(await questions(candidate, 'kind=flashcard&limit=2')),
      ...(await questions(candidate, 'kind=single-choice&limit=12')),
    ];
    const questionIds = items.map(({ id }) => id);
    const add = (body: object) => candidate.read(addedCardsReply, 200, 'POST', '/cards', body);
    expect(await add({ questionIds })).toEqual({ added: questionIds.length, known: 0, left: 0 });
    expect(await add({ questionIds })).toEqual({ added: 0, known: questionIds.length, left: 0 });
    const due = () => candidate.read(dueReply, 200, 'GET', '/reviews/due');
    const first = await due();
    expect(first).toMatchObject({ dueCount: 10, newCount: 10, beyondNew: 4, waitsUntil: null });
    const more = () => candidate.read(limitsReply, 200, 'POST', '/reviews/due/more', { new: 2 });
    expect(await more()).toMatchObject({ extraNew: 2, extraReviews: 0 });
    expect(await more()).toMatchObject({ extraNew: 2, extraReviews: 0 });
    expect(await due()).toMatchObject({ newCount: 12, limits: { newPerDay: 10, extraNew: 2 } });
    await candidate.read(limitsReply, 200, 'POST', '/reviews/due/more', { new: 4 });
    const everything = await due();
    const { question, previews } = everything.items.find((item) => item.question.kind === 'flashcard')!;
    expect(previews).toMatchObject({ again: { minutes: 1 }, good: { minutes: 10 } });
    const review = { questionId: question.id, submissionId: crypto.randomUUID(), elapsedMs: 2_000 };
    const { id } = await candidate.read(reviewReceiptReply, 202, 'POST', '/reviews', {
      ...review,
      response: { rating: 'good' },
    });
    await candidate.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
    const after = await due();
    expect(after).toMatchObject({ newCount: 13, learningCount: 1, doneToday: { answers: 1, newCards: 1, reviews: 0 } });
    expect(after.items.at(-1)!.question.id).toBe(question.id);
  });

  it('refuses what says nothing, two things, or too much', async () => {
    const candidate = await signUp();
    const [question] = await questions(candidate, 'limit=1');
    const refused = [
      ['/cards', {}],
      ['/cards', { levels: ['mid'] }],
      ['/cards', { questionIds: [question!.id], topics: ['arrays'] }],
      ['/cards', { questionIds: [] }],
      ['/cards', { topics: ['arrays'], levels: ['none'] }],
      ['/reviews/due/more', { new: -1 }],
      ['/reviews/due/more', { reviews: 10_001 }],
      ['/reviews/due/more', { reviews: null }],
    ] as const;
    for (const [route, body] of refused) {
      const { status, body: problem } = await candidate.call('POST', route, body);
      expect([route, body, status, problem]).toMatchObject([route, body, 422, { code: 'request.invalid' }]);
    }
    const unknown = await candidate.call('POST', '/cards', { questionIds: [crypto.randomUUID()] });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'resource.not-found' } });
    expect(await candidate.read(addedCardsReply, 200, 'POST', '/cards', { topics: ['no-topic'] })).toMatchObject({
      added: 0,
    });
  });

  it("asks a person's own question of nobody else", async () => {
    const [owner, other] = [await signUp(), await signUp()];
    const instructor = await new Browser(product.base).signInAsAdmin();
    const canary = `canary-${crypto.randomUUID()}`;
    const [model] = await questions(owner, 'kind=flashcard&limit=1');
    const [made] = await product.dataSource.query<[{ id: string; slug: string }]>(
      `with own as (
         insert into questions (slug, owner_id, level, licence, source, private_to, private_number)
         select $1, owner_id, level, licence, source, $2, 1 from questions where id = $3 returning id, slug, owner_id
       ), version as (
         insert into question_versions (question_id, number, kind, content, content_hash, author_id)
         select own.id, 1, 'flashcard', v.content || jsonb_build_object('front', $1::text), '', own.owner_id
           from own, question_versions v where v.question_id = $3 and v.number = 1
       )
       select id, slug from own`,
      [canary, await idOf(owner), model!.id],
    );
    expect(await owner.read(addedCardsReply, 200, 'POST', '/cards', { questionIds: [made.id] })).toMatchObject({
      added: 1,
    });
    expect((await owner.read(dueReply, 200, 'GET', '/reviews/due')).items[0]!.question.id).toBe(made.id);
    await owner.read(questionReply, 200, 'GET', `/questions/${made.slug}`);
    await owner.read(revealReply, 200, 'POST', `/questions/${made.slug}/reveal`);
    const answer = {
      questionId: made.id,
      submissionId: crypto.randomUUID(),
      response: { rating: 'easy' },
      elapsedMs: 900,
    };
    const { id } = await owner.read(reviewReceiptReply, 202, 'POST', '/reviews', answer);
    await owner.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
    for (const browser of [other, instructor]) {
      const calls = [
        ['GET', `/questions/${made.slug}`],
        ['POST', `/questions/${made.slug}/reveal`],
        ['POST', '/reviews', { ...answer, submissionId: crypto.randomUUID() }],
        ['POST', '/cards', { questionIds: [made.id] }],
        ['GET', `/reviews/${id}`],
      ] as const;
      for (const [method, route, body] of calls) {
        expect([route, (await browser.call(method, route, body)).status]).toEqual([route, 404]);
      }
      const lists = await browser.call('GET', `/questions?kind=flashcard&limit=100&q=${canary}`);
      expect(lists.text).not.toContain(canary);
    }
    expect((await instructor.call('GET', `/admin/questions?q=${canary}`)).text).not.toContain(canary);
    expect((await instructor.call('GET', `/admin/questions/${made.id}`)).status).toBe(404);
  });
});

const idOf = async (browser: Browser): Promise<string> =>
  ((await browser.call('GET', '/me')).body as { id: string }).id;
