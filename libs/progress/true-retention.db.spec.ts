import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { retrievability } from '@app/review-scheduling/domain/schedule/schedule.js';
import { House } from '@app/testing/house.js';
import { GetProgress } from './get-progress.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterAll(() => house.close());

const dayMs = 86_400_000;
const progressOf = (actor: Actor) => new GetProgress(house.transactions).run(actor);

async function cardOf(actor: Actor, topics = ['arrays']) {
  const { id: questionId } = await house.question(author, { topics });
  const input = { questionId, submissionId: randomUUID(), response: { choices: ['a', 'b'] }, elapsedMs: 1_000 };
  const { id } = await house.submitReview.run(actor, input);
  await house.work();
  const [row] = await house.query<{ cardId: string }>(`select card_id as "cardId" from reviews where id = $1`, [id]);
  return { ...row!, reviewId: id };
}

/** More graded acts of a card, as if they had been made at their times. */
async function past(cardId: string, reviews: readonly Past[]) {
  for (const { at, rating = 'good', state = 'review', days = 0, elapsedMs = 0, ...rest } of reviews) {
    await house.query(
      `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, reviewed_at, state, act,
                            set_due_at, rating, state_before, desired_retention, time_zone, rollover_hour)
       select r.card_id, r.person_id, max(r.seq) + 1, gen_random_uuid(), r.question_version_id, $3, $2, $7, $8,
              case when $8 = 'set-due' then $2::timestamptz end, $4,
              jsonb_build_object('state', $5::text, 'scheduledDays', $6::int), 0.9, 'UTC', 4
         from reviews r where r.card_id = $1 group by r.card_id, r.person_id, r.question_version_id`,
      [cardId, at, elapsedMs, rating, state, days, rest.undone ? 'undone' : 'graded', rest.act ?? 'answer'],
    );
  }
}
interface Past {
  at: Date;
  rating?: string;
  state?: string;
  /** The interval before. */
  days?: number;
  elapsedMs?: number;
  undone?: boolean;
  act?: 'reset' | 'set-due';
}

/** Noon of the study day so many days ago: zone and hour are the defaults. */
const noon = (daysAgo: number) =>
  new Date(Math.floor((Date.now() - 4 * 3_600_000) / dayMs - daysAgo) * dayMs + dayMs / 2);

it('takes of a card in review the first answer of a day, by the interval that it came after', async () => {
  const actor = await house.person();
  const { cardId } = await cardOf(actor);
  const later = (at: Date) => new Date(at.getTime() + 60_000);
  await past(cardId, [
    { at: noon(3), days: 20, rating: 'again' },
    // The second of the day: not counted, nor the answers of relearning among the young.
    { at: later(noon(3)), days: 20, rating: 'good' },
    { at: later(noon(3)), state: 'relearning', rating: 'good' },
    { at: noon(4), days: 21, rating: 'hard' },
    { at: noon(40), days: 300, rating: 'again' },
    { at: noon(400), days: 21, rating: 'good' },
  ]);
  const { trueRetention, retention } = await progressOf(actor);
  const of = (window: string) => trueRetention.find((figures) => figures.window === window)!;
  expect(of('day')).toMatchObject({ young: { total: 0 }, mature: { total: 0 }, learning: { total: 1, remembered: 1 } });
  expect(of('week')).toMatchObject({
    young: { remembered: 0, total: 1, rate: 0 },
    mature: { remembered: 1, total: 1, rate: 1 },
    review: { remembered: 1, total: 2, rate: 0.5 },
    learning: { remembered: 2, total: 2, rate: 1 },
  });
  expect(of('year').mature).toEqual({ remembered: 1, total: 2, rate: 0.5 });
  expect(retention).toEqual(of('month').review);
});

it('counts no act but answers, and none that was undone', async () => {
  const actor = await house.person();
  const { cardId } = await cardOf(actor);
  const before = await progressOf(actor);
  await past(cardId, [
    { at: noon(2), days: 9, undone: true },
    { at: noon(2), act: 'reset' },
    { at: noon(2), act: 'set-due' },
    { at: noon(400), days: 9, undone: true },
    { at: noon(400), act: 'reset' },
  ]);
  const keep = ({ reviewsTotal, reviewsByDay, streak, trueRetention }: typeof before) => [
    reviewsTotal,
    reviewsByDay,
    streak,
    trueRetention,
  ];
  expect(keep(await progressOf(actor))).toEqual(keep(before));
});

it('counts an answer as an hour at the most, and by the hour of the clock', async () => {
  const actor = await house.person();
  await house.query(`update people set time_zone = 'Asia/Kolkata' where id = $1`, [actor.personId]);
  const { cardId, reviewId } = await cardOf(actor);
  await house.query(`update reviews set reviewed_at = $2 where id = $1`, [reviewId, noon(400)]);
  await past(cardId, [
    { at: noon(2), elapsedMs: 10 * 3_600_000 },
    { at: noon(1), elapsedMs: 60_000 },
  ]);
  const { studyTime, reviewsByHour } = await progressOf(actor);
  expect(studyTime.find(({ window }) => window === 'week')).toEqual({
    window: 'week',
    days: 2,
    totalMs: 3_660_000,
    medianMs: 1_830_000,
  });
  // Noon UTC is half past five there.
  expect(reviewsByHour.filter(({ count }) => count > 0)).toEqual([{ hour: 17, count: 2 }]);
});

describe('readiness', () => {
  const weights = Array.from({ length: 21 }, (_, index) => (index === 20 ? 0.3 : 1));

  it('is coverage times predicted recall, by each card’s own parameters', async () => {
    const actor = await house.person();
    const cards = [await cardOf(actor, ['recursion']), await cardOf(actor, ['recursion'])];
    await house.question(author, { topics: ['recursion'] });
    await house.question(author, { topics: ['recursion'] });
    const [fit] = await house.query<{ id: string }>(
      `insert into parameter_fits (person_id, state, asked_by, weights) values ($1, 'better', 'person', $2) returning id`,
      [actor.personId, weights],
    );
    await house.query(`update cards set fit_id = $2 where id = $1`, [cards[0]!.cardId, fit!.id]);
    await house.query(
      `update cards set state = 'review', stability = 5, last_review_at = clock_timestamp() - interval '9 days' where person_id = $1`,
      [actor.personId],
    );
    const lastReviewAt = new Date(Date.now() - 9 * dayMs);
    const recalls = [weights, undefined].map((parameters) =>
      retrievability({ state: 'review', stability: 5, lastReviewAt }, new Date(), parameters),
    );
    const recall = (recalls[0]! + recalls[1]!) / 2;
    const { readiness } = await progressOf(actor);
    expect(readiness).toMatchObject([
      { topic: 'recursion', questions: 4, reviewed: 2, coverage: 0.5, readinessThen: null },
    ]);
    expect(readiness[0]!.recall).toBeCloseTo(recall, 5);
    expect(readiness[0]!.readiness).toBeCloseTo(recall / 2, 5);
  });

  it('has the topics of an interview ahead first, on its day lower than now', async () => {
    const actor = await house.person();
    await cardOf(actor, ['recursion']);
    await house.question(author, { topics: ['trees'] });
    const goal = (on: string) =>
      house.query(
        `insert into interview_goals (person_id, interview_on, topics, minutes_per_day, desired_retention)
         values ($1, $2, '{trees}', 20, 0.9) on conflict (person_id) do update set interview_on = excluded.interview_on`,
        [actor.personId, on],
      );
    const on = new Date(Date.now() + 30 * dayMs).toISOString().slice(0, 10);
    await goal(on);
    const { readiness, interviewOn } = await progressOf(actor);
    expect(interviewOn).toBe(on);
    expect(readiness).toMatchObject([
      { topic: 'trees', asked: true, reviewed: 0, readiness: 0, recall: null, readinessThen: 0 },
      { topic: 'recursion', asked: false, reviewed: 1 },
    ]);
    expect(readiness[1]!.readinessThen).toBeLessThan(readiness[1]!.readiness);
    await goal('2020-01-01');
    expect(await progressOf(actor)).toMatchObject({ interviewOn: null, readiness: [{ topic: 'recursion' }] });
  });
});
