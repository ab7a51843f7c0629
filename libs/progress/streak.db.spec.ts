import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { studyDay } from '@app/review-scheduling/domain/study-day.js';
import { House } from '@app/testing/house.js';
import { daysAfter } from './domain/calendar.js';
import { GetProgress } from './get-progress.js';
import { RepairStreak } from './repair-streak.js';

let house: House;
let author: Actor;
let repairs: RepairStreak;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  repairs = new RepairStreak(house.transactions);
});
afterAll(() => house.close());

const ago = (days: number) => daysAfter(studyDay(new Date(), 'UTC', 4), -days);
const streakOf = async (actor: Actor) => (await new GetProgress(house.transactions).run(actor)).streak;

/** A person who reviewed at noon of the days so long ago. */
async function studying(daysAgo: readonly number[]): Promise<Actor> {
  const actor = await house.person();
  const { id: questionId } = await house.question(author);
  const input = { questionId, submissionId: randomUUID(), response: { choices: ['a'] }, elapsedMs: 1 };
  const { id } = await house.submitReview.run(actor, input);
  await house.work();
  await house.query(
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, reviewed_at, state,
                          desired_retention, time_zone, rollover_hour)
     select r.card_id, r.person_id, r.seq + n, gen_random_uuid(), r.question_version_id, 0,
            (day || ' 12:00Z')::timestamptz, 'graded', 0.9, 'UTC', 4
       from reviews r, unnest($2::text[]) with ordinality as given (day, n) where r.id = $1`,
    [id, daysAgo.map(ago)],
  );
  await house.query(`delete from reviews where id = $1`, [id]);
  return actor;
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

it('of nobody who studied is nothing', async () => {
  expect(await streakOf(await house.person())).toEqual({
    days: 0,
    longestDays: 0,
    studiedToday: false,
    repair: null,
    repairedOn: null,
  });
});

it('goes back as far as it is unbroken, beyond a year', async () => {
  expect(await streakOf(await studying(range(0, 899)))).toMatchObject({ days: 900, longestDays: 900 });
  expect(await streakOf(await studying([...range(1, 400), ...range(402, 500)]))).toMatchObject({
    days: 400,
    studiedToday: false,
  });
});

it('is held by a vacation, not by a day with fewer cards', async () => {
  const actor = await studying([...range(0, 2), ...range(10, 12)]);
  const off = (load: number) =>
    house.query(`insert into easy_dates (person_id, from_on, until_on, load_percent) values ($1, $2, $3, $4)`, [
      actor.personId,
      ago(9),
      ago(3),
      load,
    ]);
  await off(50);
  expect(await streakOf(actor)).toMatchObject({ days: 3 });
  await off(0);
  expect(await streakOf(actor)).toMatchObject({ days: 6, longestDays: 6 });
});

it('is repaired once a week, the same day as often as one likes', async () => {
  const actor = await studying([0, 1, 3, 4, 6]);
  expect(await streakOf(actor)).toMatchObject({ days: 2, repair: { on: ago(2), days: 4 } });
  const repaired = await repairs.run(actor, ago(2));
  expect(repaired).toMatchObject({ days: 4, repair: null, repairedOn: ago(2) });
  expect(await repairs.run(actor, ago(2))).toEqual(repaired);
  await expect(repairs.run(actor, ago(5))).rejects.toMatchObject({ code: 'streak.repair-used' });
  await house.query(`update streak_repairs set week_on = week_on - 7 where person_id = $1`, [actor.personId]);
  expect(await repairs.run(actor, ago(5))).toMatchObject({ days: 5 });
  expect(await streakOf(actor)).toMatchObject({ days: 5, longestDays: 5 });
});

it('is repaired once, however many ask at once', async () => {
  const actor = await studying([0, 2, 4, 6]);
  const asked = [1, 3, 1, 5, 3].map((days) => repairs.run(actor, ago(days)));
  const outcomes = await Promise.allSettled(asked);
  const rows = await house.query<{ on: string }>(
    `select to_char(missed_on, 'YYYY-MM-DD') as "on" from streak_repairs where person_id = $1`,
    [actor.personId],
  );
  expect(rows).toHaveLength(1);
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
    [1, 3, 1, 5, 3].map((days) => ago(days) === rows[0]!.on),
  );
});

it.each([
  ['a day with study', 1],
  ['today', 0],
  ['tomorrow', -1],
  ['a day too long ago', 8],
  ['a day of long ago', 700_000],
])('refuses to repair %s', async (_, days) => {
  const actor = await studying([1]);
  await expect(repairs.run(actor, ago(days))).rejects.toMatchObject({ code: 'streak.not-repairable' });
});
