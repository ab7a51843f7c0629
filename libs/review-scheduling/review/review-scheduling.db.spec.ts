import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { endOfStudyDay, studyDay } from '../domain/study-day.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 4; count += 1) await house.question(author);
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
const flashcard = {
  kind: 'flashcard',
  front: 'Front',
  back: 'Back',
  explanation: 'Why',
  estimatedSeconds: 20,
  references: [],
};

const submit = (actor: Actor, questionId: string, response: unknown = right, submissionId = randomUUID()) =>
  house.submitReview.run(actor, { questionId, submissionId, response, elapsedMs: 40_000 });
describe('a practice review', () => {
  it('is one review however often it is sent at once, graded once however often its job runs', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    const submissionId = randomUUID();
    const receipts = await Promise.all(
      Array.from({ length: 50 }, () => submit(actor, questionId, right, submissionId)),
    );
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(await house.count(`select count(*) from outbox where payload ->> 'reviewId' = $1`, [receipts[0]!.id])).toBe(
      1,
    );
    await house.work(5);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ reps: 1, lastSeq: 1 });
    expect(await house.getReview.run(actor, receipts[0]!.id)).toMatchObject({
      state: 'graded',
      verdict: 'correct',
      rating: 'good',
      card: { reps: 1 },
    });
    await expectFold(house, actor, questionId);
  });

  it('is applied in the order of its arrival, though the jobs come shuffled, doubled and at once', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    for (const response of [right, wrong, right, right, wrong]) await submit(actor, questionId, response);
    const jobs = await house.query<{ name: 'review.grade'; payload: { reviewId: string }; outboxId: string }>(
      `select name, payload, id as "outboxId" from outbox where done_at is null and name = 'review.grade'`,
    );
    const shuffled = [...jobs, ...jobs].toReversed();
    await Promise.all(shuffled.map((job) => house.handle(job)));
    const ratings = await house.query<{ rating: string }>(
      `select rating from reviews r join cards c on c.id = r.card_id where c.person_id = $1 order by r.seq`,
      [actor.personId],
    );
    expect(ratings.map(({ rating }) => rating)).toEqual(['good', 'again', 'good', 'good', 'again']);
    await expectFold(house, actor, questionId);
  });

  it('takes the rating that was asked for only where the grade permits it', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    const rate = async (response: unknown, rating: 'easy' | 'hard') => {
      const input = { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000, rating };
      const { id } = await house.submitReview.run(actor, input);
      await house.work();
      return house.getReview.run(actor, id);
    };
    expect(await rate(right, 'hard')).toMatchObject({ rating: 'hard' });
    expect(await rate(wrong, 'easy')).toMatchObject({ rating: 'again' });
  });

  it('of a flashcard is rated by its candidate, after a look at the back', async () => {
    const actor = await house.person();
    const { id: questionId, slug } = await house.question(author, { content: flashcard, topics: ['trees'] });
    expect(await house.revealAnswer.run(actor, slug)).toMatchObject({ correctAnswer: { text: 'Back' } });
    const { id } = await submit(actor, questionId, { rating: 'hard' });
    await house.work();
    expect(await house.getReview.run(actor, id)).toMatchObject({ rating: 'hard', verdict: 'correct' });
  });

  it("is nobody else's to see, to undo or to reveal where the kind has no other side", async () => {
    const actor = await house.person();
    const { id: questionId, slug } = await house.question(author);
    const { id } = await submit(actor, questionId);
    const stranger = await house.person();
    const notFound = expect.objectContaining({ code: 'resource.not-found' });
    await expect(house.getReview.run(stranger, id)).rejects.toEqual(notFound);
    await expect(house.undoReview.run(stranger, id)).rejects.toEqual(notFound);
    await expect(house.revealAnswer.run(actor, slug)).rejects.toMatchObject({ code: 'review.not-revealable' });
  });

  it('is refused while a running sitting asks the question', async () => {
    const actor = await house.person();
    const sessionId = await house.sitting(actor, 1);
    const [item] = (await house.getSession.run(actor, sessionId)).items;
    await expect(submit(actor, item!.question!.id)).rejects.toMatchObject({ code: 'question.being-asked' });
    await house.finishSession.run(actor, sessionId);
    await expect(submit(actor, item!.question!.id)).resolves.toMatchObject({ state: 'queued' });
  });
});

describe('what an earlier answer showed', () => {
  it('is not shown again while a running sitting asks the question', async () => {
    const actor = await house.person();
    const all = await house.count(`select count(*) from question_topics where topic_slug = 'arrays'`);
    const count = Math.min(all, 50);
    const earlier = await house.sitting(actor, count);
    const asked = (await house.getSession.run(actor, earlier)).items[0]!.question!.id;
    await house.finishSession.run(actor, earlier);
    await house.work();
    const { id } = await submit(actor, asked);
    await house.work();
    const running = await house.sitting(actor, count);
    const beingAsked = expect.objectContaining({ code: 'question.being-asked' });
    await expect(house.getReview.run(actor, id)).rejects.toEqual(beingAsked);
    await expect(house.getDebrief.run(actor, earlier)).rejects.toEqual(beingAsked);
    await house.finishSession.run(actor, running);
    expect(await house.getReview.run(actor, id)).toMatchObject({ state: 'graded' });
    expect(await house.getDebrief.run(actor, earlier)).toMatchObject({ state: 'graded' });
  });
});

describe('undo', () => {
  it('of any review leaves the fold of the others, and twice is once', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    const ids: string[] = [];
    for (const response of [right, wrong, right]) ids.push((await submit(actor, questionId, response)).id);
    await house.work();
    await house.undoReview.run(actor, ids[1]!);
    await expectFold(house, actor, questionId);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ reps: 2, lapses: 0 });
    await house.undoReview.run(actor, ids[1]!);
    for (const id of ids) await house.undoReview.run(actor, id);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ state: 'new', reps: 0 });
    expect(await house.getReview.run(actor, ids[0]!)).toMatchObject({ state: 'undone' });
  });

  it('of a review that waits for its grade keeps it from ever being applied', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    const { id } = await submit(actor, questionId);
    await house.undoReview.run(actor, id);
    await house.work(2);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ state: 'new', reps: 0 });
  });
});

describe('a graded sitting', () => {
  it('turns its misses into cards once, however often and at once its job runs', async () => {
    const actor = await house.person();
    const sessionId = await house.sitting(actor, 4);
    const answer = (position: number, response: unknown) =>
      house.saveAnswer.run(actor, { sessionId, position, revision: 1, response });
    await answer(1, right);
    await answer(2, right);
    await house.markItem.run(actor, { sessionId, position: 2, flagged: true });
    await answer(3, wrong);
    await house.finishSession.run(actor, sessionId);
    expect(await house.getDebrief.run(actor, sessionId)).toEqual({ id: sessionId, state: 'finished' });
    await house.work();
    const review = { name: 'session.review', payload: { sessionId }, outboxId: '0' } as const;
    await Promise.all(Array.from({ length: 10 }, () => house.handle(review)));
    const cards = await house.query<{ reps: number; state: string }>(
      `select reps, state from cards where person_id = $1`,
      [actor.personId],
    );
    expect(cards.map(({ reps }) => reps)).toEqual([1, 1, 1]);
    const debrief = await house.getDebrief.run(actor, sessionId);
    if (debrief.state !== 'graded') throw new Error('not graded');
    expect(debrief.items.map(({ card }) => card !== null)).toEqual([false, true, true, true]);
    expect(debrief.items.every(({ explanation }) => explanation!.length > 0)).toBe(true);
    const due = await house.getDue.run(actor);
    expect(due.items.map(({ question }) => question.id).toSorted()).toEqual(
      debrief.items
        .filter(({ card }) => card)
        .map(({ questionId }) => questionId)
        .toSorted(),
    );
  });

  it('reviews the card of an item that was right, where there is one', async () => {
    const actor = await house.person();
    const first = await house.sitting(actor, 4);
    const answerAll = async (sessionId: string, response: unknown) => {
      for (const position of [1, 2, 3, 4]) {
        await house.saveAnswer.run(actor, { sessionId, position, revision: 1, response });
      }
      await house.finishSession.run(actor, sessionId);
      await house.work();
    };
    await answerAll(first, wrong);
    const { id: again } = await house.startSession.run(actor, { resitOf: first });
    await answerAll(again, right);
    const cards = await house.query<{ reps: number; lapses: number; question_id: string }>(
      `select reps, lapses, question_id from cards where person_id = $1`,
      [actor.personId],
    );
    expect(cards.map(({ reps }) => reps)).toEqual([2, 2, 2, 2]);
    for (const { question_id: id } of cards) await expectFold(house, actor, id);
  });
});

describe("today's queue", () => {
  it('holds what is due before the study day ends, in the zone of the candidate', async () => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    await submit(actor, questionId, wrong);
    await house.work();
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 1, items: [{ question: { id: questionId } }] });
    await house.query(`update cards set due_at = clock_timestamp() + interval '3 days' where person_id = $1`, [
      actor.personId,
    ]);
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 0, items: [], nextDue: [{ count: 1 }] });
  });

  // The API knows both by ICU; to PostgreSQL the first is another zone (Israel), the second none.
  it.each(['IST', 'MIT'])('is told in the zone %s', async (timeZone) => {
    const actor = await house.person();
    const { id: questionId } = await house.question(author);
    await submit(actor, questionId, wrong);
    await house.work();
    await house.query(`update people set time_zone = $2 where id = $1`, [actor.personId, timeZone]);
    const dayEnd = endOfStudyDay(new Date(), timeZone, 4);
    const due = (minutes: number) =>
      house.query(`update cards set due_at = $2 where person_id = $1`, [
        actor.personId,
        new Date(dayEnd.getTime() + minutes * 60_000),
      ]);
    await due(-1);
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 1, items: [{}], nextDue: [] });
    await due(1);
    const dueOn = studyDay(dayEnd, timeZone, 4);
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 0, items: [], nextDue: [{ dueOn, count: 1 }] });
  });
});
