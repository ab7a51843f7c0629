import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { studyDay } from '@app/review-scheduling/domain/study-day.js';
import { House } from '@app/testing/house.js';
import { GetProgress } from './get-progress.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterAll(() => house.close());

const progressOf = (actor: Actor) => new GetProgress(house.transactions).run(actor);

/** A graded review of a new question, then moved to `at`. */
async function review(actor: Actor, at: Date, topics = ['arrays']) {
  const { id: questionId } = await house.question(author, { topics });
  const input = { questionId, submissionId: randomUUID(), response: { choices: ['c'] }, elapsedMs: 1_000 };
  const { id } = await house.submitReview.run(actor, input);
  await house.work();
  await house.query(`update reviews set reviewed_at = $2 where id = $1`, [id, at]);
  return questionId;
}

const hourMs = 3_600_000;

it('of somebody who has done nothing is nothing', async () => {
  const progress = await progressOf(await house.person());
  expect(progress).toMatchObject({
    reviewsByDay: [],
    reviewsToday: 0,
    reviewsTotal: 0,
    streakDays: 0,
    retention: { total: 0, rate: null },
    mocks: { finished: 0, averageScore: null },
    byTopic: [],
  });
  expect(progress.dueForecast.map(({ count }) => count)).toEqual(Array.from({ length: 30 }, () => 0));
});

it('counts every review in all, and those of the last year by day', async () => {
  const actor = await house.person();
  const now = Date.now();
  for (const hoursAgo of [0, 24 * 100, 24 * 500]) await review(actor, new Date(now - hoursAgo * hourMs));
  const progress = await progressOf(actor);
  expect(progress).toMatchObject({ reviewsTotal: 3, reviewsToday: 1 });
  expect(progress.reviewsByDay).toEqual(
    [0, 24 * 100].map((hoursAgo) => ({
      on: studyDay(new Date(now - hoursAgo * hourMs), 'UTC', 4),
      count: 1,
      timeMs: 1_000,
    })),
  );
});

// Around changes of the clocks, and in zones that PostgreSQL does not know.
it.each(['Europe/Berlin', 'PNT', 'MIT'])('puts each review on its study day in the zone %s', async (timeZone) => {
  const actor = await house.person();
  await house.query(`update people set time_zone = $2 where id = $1`, [actor.personId, timeZone]);
  await review(actor, new Date());
  const start = Date.now() - 364 * 24 * hourMs;
  const instants = Array.from({ length: 364 * 24 }, (_, hour) => new Date(start + hour * hourMs));
  await house.query(
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, reviewed_at, state,
                          desired_retention, time_zone, rollover_hour)
     select r.card_id, r.person_id, r.seq + n, gen_random_uuid(), r.question_version_id, 0, at, 'queued', 0.9, 'UTC', 4
       from reviews r, unnest($2::timestamptz[]) with ordinality as given (at, n)
      where r.person_id = $1`,
    [actor.personId, instants],
  );
  const today = studyDay(new Date(), timeZone, 4);
  const expected = new Map<string, number>();
  for (const at of [...instants, new Date()]) {
    const on = studyDay(at, timeZone, 4);
    expected.set(on, (expected.get(on) ?? 0) + 1);
  }
  const { reviewsByDay } = await progressOf(actor);
  expect(reviewsByDay).toEqual(
    [...expected].map(([on, count]) => ({ on, count, timeMs: on === today ? 1_000 : 0 })).toReversed(),
  );
});

it('calls due in a topic what is due in the queue: not what was retired', async () => {
  const actor = await house.person();
  const retired = await review(actor, new Date(), ['trees', 'graphs']);
  await review(actor, new Date(), ['graphs']);
  await house.moveVersion.run(author, { questionId: retired, number: 1, act: 'retire' });
  const { byTopic } = await progressOf(actor);
  expect(byTopic).toMatchObject([
    { topic: 'graphs', cards: 2, due: 1 },
    { topic: 'trees', cards: 1, due: 0 },
  ]);
  expect((await house.getDue.run(actor)).dueCount).toBe(1);
});

it('expects new cards on top of what is due, as many a day as are wanted', async () => {
  const actor = await house.person();
  for (let count = 0; count < 3; count += 1) {
    const { id } = await house.question(author, { topics: ['stacks'] });
    await house.query(`insert into cards (person_id, question_id, due_at) values ($1, $2, clock_timestamp())`, [
      actor.personId,
      id,
    ]);
  }
  await house.query(`insert into study_settings (person_id, new_per_day) values ($1, 2)`, [actor.personId]);
  const { dueForecast, newPerDay, byTopic } = await progressOf(actor);
  expect(newPerDay).toBe(2);
  expect(dueForecast.slice(0, 3)).toMatchObject([2, 1, 0].map((newCount) => ({ count: 0, newCount })));
  expect(byTopic).toMatchObject([{ topic: 'stacks', cards: 3, due: 0 }]);
});

it('averages only the scores that are told by now', async () => {
  const actor = await house.person();
  const { slug } = await house.question(author, { topics: ['sorting'] });
  const sections = [{ title: 'One', rules: [{ questions: [slug] }] }];
  const sit = async (score: 'at-end' | 'later' | 'never', response: object | null) => {
    const templateId = await house.template(author, { sections, feedback: { score, laterHours: 24 } });
    const { id: sessionId } = await house.startSession.run(actor, { templateId });
    await house.saveAnswer.run(actor, { sessionId, position: 1, revision: 1, response });
    await house.finishSession.run(actor, sessionId);
    await house.work();
    return sessionId;
  };
  const averages = async () => {
    const { mocks, byTopic } = await progressOf(actor);
    return { ...mocks, topic: byTopic[0]?.averageScore };
  };
  await sit('never', { choices: ['c'] });
  const later = await sit('later', { choices: ['a', 'b'] });
  expect(await averages()).toEqual({ finished: 2, averageScore: null, topic: null });
  await house.passTime(later, 24 * hourMs);
  expect(await averages()).toEqual({ finished: 2, averageScore: 1, topic: 1 });
  await sit('at-end', { choices: ['a'] });
  expect(await averages()).toEqual({ finished: 3, averageScore: 0.75, topic: 0.75 });
});

it('counts nothing as due that a running sitting asks', async () => {
  const actor = await house.person();
  const { slug } = await house.question(author, { topics: ['queues'] });
  const sections = [{ title: 'One', rules: [{ questions: [slug] }] }];
  const templateId = await house.template(author, { sections });
  const { id } = await house.startSession.run(actor, { templateId });
  await house.finishSession.run(actor, id);
  await house.work();
  const due = async () => {
    const { dueForecast, byTopic } = await progressOf(actor);
    return [dueForecast[0]!.count, byTopic[0]!.due, (await house.getDue.run(actor)).dueCount];
  };
  expect(await due()).toEqual([1, 1, 1]);
  const { id: again } = await house.startSession.run(actor, { templateId });
  expect(await due()).toEqual([0, 0, 0]);
  await house.finishSession.run(actor, again);
  expect(await due()).toEqual([1, 1, 1]);
});
