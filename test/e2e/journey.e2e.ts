import { setTimeout as sleep } from 'node:timers/promises';
import { hasRedis } from '@app/testing/redis-server.js';
import { correctAnswer } from '@app/grading/domain/grade.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { authoredReply, triedReply } from '../../apps/api/src/messages/authored.reply.js';
import { cardReply } from '../../apps/api/src/messages/card.reply.js';
import { debriefReply } from '../../apps/api/src/messages/debrief.reply.js';
import {
  questionPageReply,
  questionReply,
  revealReply,
  taxonomyReply,
} from '../../apps/api/src/messages/question.reply.js';
import { progressReply } from '../../apps/api/src/messages/progress.reply.js';
import { dueReply } from '../../apps/api/src/messages/queue.reply.js';
import { reviewReceiptReply, reviewReply, undoReply } from '../../apps/api/src/messages/review.reply.js';
import {
  answerReceiptReply,
  itemMarksReply,
  sessionStateReply,
  sittingPageReply,
  sittingReply,
} from '../../apps/api/src/messages/session.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  const keyOf = async (questionId: string): Promise<Content> => {
    const [row] = await product.dataSource.query<{ content: Content }[]>(
      `select content from question_versions v join questions q on q.id = v.question_id and q.published_number = v.number
        where q.id = $1`,
      [questionId],
    );
    return row!.content;
  };
  const start = (changes: object = {}) =>
    candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', {
      topics: ['arrays', 'caching'],
      kinds: ['single-choice', 'numeric'],
      count: 4,
      minutes: 10,
      ...changes,
    });

  it('lets a candidate sit a mock, read the debrief, review the misses and see when they come back', async () => {
    const events = await candidate.events();
    await candidate.read(taxonomyReply, 200, 'GET', '/topics');
    const sitting = await start();
    const [first, second, third] = sitting.items.map(({ question }) => question);
    const answer = (position: number, response: unknown, revision = 1) =>
      candidate.read(answerReceiptReply, 200, 'PUT', `/quiz-sessions/${sitting.id}/items/${position}/answer`, {
        response,
        revision,
        timeSpentMs: 900,
      });
    const rightAnswer = async (id: string) => {
      const key = correctAnswer(await keyOf(id)) as { min?: number };
      return key.min === undefined ? key : { number: key.min };
    };
    await answer(1, await rightAnswer(first!.id));
    await answer(2, await rightAnswer(second!.id));
    await answer(3, null);
    await candidate.read(itemMarksReply, 200, 'PATCH', `/quiz-sessions/${sitting.id}/items/2`, { flagged: true });

    const again = await candidate.read(sittingReply, 200, 'GET', `/quiz-sessions/${sitting.id}`);
    expect(again.items.map(({ revision, flagged }) => [revision, flagged])).toEqual([
      [1, false],
      [1, true],
      [1, false],
      [0, false],
    ]);
    await candidate.read(sessionStateReply, 202, 'GET', `/quiz-sessions/${sitting.id}/result`);
    await candidate.read(sessionStateReply, 202, 'POST', `/quiz-sessions/${sitting.id}/finish`);
    const debrief = await candidate.read(debriefReply, 200, 'GET', `/quiz-sessions/${sitting.id}/result?waitMs=20000`);
    expect(debrief).toMatchObject({ score: 2, maxScore: 4 });
    expect(debrief.items.map(({ verdict }) => verdict)).toEqual(['correct', 'correct', 'skipped', 'skipped']);
    expect(debrief.items.map(({ card }) => card !== null)).toEqual([false, true, true, true]);

    const due = await candidate.read(dueReply, 200, 'GET', '/reviews/due');
    expect(due.dueCount).toBe(2); // the flagged one was right, and quick: it comes back in some days
    const { question } = due.items.find((item) => item.question.id === third!.id)!;
    const submission = {
      questionId: question.id,
      submissionId: crypto.randomUUID(),
      response: await rightAnswer(question.id),
      elapsedMs: 60_000,
    };
    const { id } = await candidate.read(reviewReceiptReply, 202, 'POST', '/reviews', submission);
    const review = await candidate.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
    expect(review).toMatchObject({ state: 'graded', verdict: 'correct', score: 1, card: { reps: 2 } });
    await candidate.read(cardReply, 200, 'GET', `/cards/${review.card.id}`);
    expect((await candidate.read(undoReply, 200, 'POST', `/reviews/${id}/undo`)).card.reps).toBe(1);

    const progress = await candidate.read(progressReply, 200, 'GET', '/progress');
    expect(progress).toMatchObject({ mocks: { finished: 1 }, streakDays: 1, streak: { days: 1, studiedToday: true } });
    const repair = { on: progress.today };
    expect((await candidate.call('POST', '/progress/streak-repairs', repair)).status).toBe(409);
    expect((await candidate.read(sittingPageReply, 200, 'GET', '/quiz-sessions')).items).toHaveLength(1);
    for (let waited = 0; events.seen.length < 4 && waited < 5_000; waited += 50) await sleep(50);
    events.stop();
    expect(new Set(events.seen)).toEqual(
      new Set(['session.finished', 'session.graded', 'session.reviewed', 'review.graded']),
    );
  });

  it('makes one effect of fifty simultaneous sends of an answer, a finish and a review', async () => {
    const sitting = await start({ count: 1 });
    const [{ question }] = sitting.items as [(typeof sitting.items)[0]];
    const fifty = <T>(send: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, send));
    const answer = { response: null, revision: 1 };
    const saves = await fifty(() => candidate.call('PUT', `/quiz-sessions/${sitting.id}/items/1/answer`, answer));
    const ends = await fifty(() => candidate.call('POST', `/quiz-sessions/${sitting.id}/finish`));
    await candidate.read(debriefReply, 200, 'GET', `/quiz-sessions/${sitting.id}/result?waitMs=20000`);
    const review = { questionId: question!.id, submissionId: crypto.randomUUID(), response: null, elapsedMs: 1_000 };
    const reviews = await fifty(() => candidate.call('POST', '/reviews', review));
    const id = (reviews[0]!.body as { id: string }).id;
    await candidate.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
    expect([...saves, ...ends, ...reviews].filter(({ status }) => status >= 300)).toEqual([]);
    const effects = await product.dataSource.query<unknown[]>(
      `select (select count(*) from answer_drafts where session_id = $1)::int as drafts,
              (select count(*) from session_segments where session_id = $1)::int as segments,
              (select count(*) from reviews where session_id = $1)::int as taken_in,
              (select count(*) from reviews where submission_id = $2)::int as practised,
              (select reps from cards c join reviews r on r.card_id = c.id where r.id = $3)::int as reps`,
      [sitting.id, review.submissionId, id],
    );
    expect(effects).toEqual([{ drafts: 1, segments: 2, taken_in: 1, practised: 1, reps: 2 }]);
  });

  it('keeps one sitting per idempotency key', async () => {
    const body = { topics: ['arrays'], count: 2, minutes: 5 };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const sent = await Promise.all(
      [1, 2, 3, 4].map(() => candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', body, key)),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const other = await candidate.call('POST', '/quiz-sessions', { ...body, minutes: 6 }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('lets an instructor write, mend, publish and retire a question, and candidates see only what is published', async () => {
    const instructor = await new Browser(product.base).signInAsAdmin();
    const canary = `canary-${crypto.randomUUID()}`;
    const content = {
      kind: 'single-choice',
      prompt: 'Which?',
      options: [
        { id: 'a', text: 'This', feedback: canary },
        { id: 'b', text: 'That' },
      ],
      key: 'a',
      estimatedSeconds: 30,
      explanation: canary,
      references: [{ title: canary, url: 'https://example.org/' }],
    };
    const slug = `journey-${crypto.randomUUID()}`;
    const made = await instructor.read(authoredReply, 201, 'POST', '/admin/questions', {
      slug,
      topics: ['trees'],
      level: 'mid',
      content,
    });
    expect(
      await instructor.read(triedReply, 200, 'POST', '/admin/questions/try', { content, response: { choice: 'a' } }),
    ).toMatchObject({ verdict: 'correct' });
    expect((await candidate.call('GET', `/questions/${slug}`)).status).toBe(404);
    const save = (etag: string) =>
      instructor.call(
        'PUT',
        `/admin/questions/${made.id}/draft`,
        { content: { ...content, prompt: 'Which one?' } },
        { 'if-match': etag },
      );
    expect(await save('"1.7"')).toMatchObject({ status: 412, body: { code: 'version.stale' } });
    expect((await save('"1.1"')).status).toBe(200);
    const move = (act: string) => instructor.call('POST', `/admin/questions/${made.id}/versions/1/${act}`);
    for (const act of ['submit', 'approve', 'publish']) expect((await move(act)).status).toBe(200);
    expect(await move('submit')).toMatchObject({ status: 409, body: { code: 'question.wrong-state' } });
    const seen = await candidate.call('GET', `/questions/${slug}`);
    expect(questionReply.parse(seen.body).content).toMatchObject({ prompt: 'Which one?' });
    expect(seen.text).not.toContain(canary);
    const page = await candidate.call('GET', '/questions?topic=trees&limit=100');
    expect(questionPageReply.parse(page.body).items.some((question) => question.slug === slug)).toBe(true);
    expect(page.text).not.toContain(canary);
    expect((await move('retire')).status).toBe(200);
    expect((await candidate.call('GET', `/questions/${slug}`)).status).toBe(404);
  });

  it('shows the other side of a flashcard only to who rates it, and no key by any other road', async () => {
    const cards = await candidate.read(questionPageReply, 200, 'GET', '/questions?kind=flashcard&limit=1');
    const [card] = cards.items;
    const revealed = await candidate.read(revealReply, 200, 'POST', `/questions/${card!.slug}/reveal`);
    expect(JSON.stringify(revealed)).toContain('text');
    const choice = await candidate.read(questionPageReply, 200, 'GET', '/questions?kind=single-choice&limit=1');
    const refused = await candidate.call('POST', `/questions/${choice.items[0]!.slug}/reveal`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'review.not-revealable' } });
  });

  it('pages through all questions once', async () => {
    const slugs: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const route: string = `/questions?limit=50${cursor && `&cursor=${cursor}`}`;
      const page = await candidate.read(questionPageReply, 200, 'GET', route);
      slugs.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    expect(slugs.length).toBeGreaterThanOrEqual(114);
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});
