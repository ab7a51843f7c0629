import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { studyDay } from '../domain/study-day.js';
import type { Scheduling } from '../domain/schedule/schedule.js';
import { scheduleReviews } from './schedule-reviews.js';

let house: House;
let author: Actor;
/** Their cards are reviewed as easy at once: 8 days, and 6 to 10 are what the fuzz allows. */
const arrays: string[] = [];
let trees: string;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 25; count += 1) arrays.push((await house.question(author)).id);
  trees = (await house.question(author, { topics: ['trees'] })).id;
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
const dayMs = 86_400_000;

async function submit(actor: Actor, questionId: string, response: unknown = right): Promise<string> {
  const input = { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000, rating: 'easy' as const };
  return (await house.submitReview.run(actor, input)).id;
}

async function answer(actor: Actor, questionId: string, response: unknown = right): Promise<string> {
  const id = await submit(actor, questionId, response);
  await house.work();
  return id;
}

/** Their ids are what the fuzz is drawn by: made up, so that each run draws the same. */
async function makeCards(actor: Actor, questionIds: readonly string[]): Promise<void> {
  const found = await house.count(`select count(*) from cards`);
  const ids = questionIds.map((_, at) => `00000000-0000-4000-8000-${String(found + at).padStart(12, '0')}`);
  await house.query(
    `insert into cards (id, person_id, question_id, due_at)
     select id, $1, question_id, clock_timestamp() from unnest($2::uuid[], $3::uuid[]) as c (id, question_id)`,
    [actor.personId, ids, questionIds],
  );
}

const set = (actor: Actor, columns: string, ...values: unknown[]) =>
  house.query(
    `insert into study_settings (person_id, ${columns}) values ($1, ${values.map((_, at) => `$${at + 2}`).join(', ')})`,
    [actor.personId, ...values],
  );

const cardsOf = (actor: Actor) =>
  house.query<{ id: string; questionId: string; dueAt: Date; lastReviewAt: Date; scheduledDays: number }>(
    `select id, question_id as "questionId", due_at as "dueAt", last_review_at as "lastReviewAt",
            scheduled_days as "scheduledDays" from cards where person_id = $1`,
    [actor.personId],
  );

const schedulings = async (actor: Actor) =>
  (
    await house.query<{ scheduling: Scheduling }>(`select scheduling from reviews where person_id = $1 order by id`, [
      actor.personId,
    ])
  ).map(({ scheduling }) => scheduling);

async function countByDays(actor: Actor): Promise<number[]> {
  const counts = [0, 0, 0, 0, 0];
  for (const { scheduledDays } of await cardsOf(actor)) counts[scheduledDays - 6]! += 1;
  return counts;
}

const dateIn = (days: number) => studyDay(new Date(Date.now() + days * dayMs), 'UTC', 4);

describe('the day of the next review', () => {
  it('is the interval itself, where neither fuzz nor balance nor easy days are wanted', async () => {
    const actor = await house.person();
    await set(actor, 'fuzz, load_balance', false, false);
    for (const id of arrays.slice(0, 3)) await submit(actor, id);
    await house.work();
    expect((await cardsOf(actor)).map(({ scheduledDays }) => scheduledDays)).toEqual([8, 8, 8]);
    expect((await schedulings(actor)).map(({ fuzz }) => fuzz)).toEqual([null, null, null]);
  });

  it('levels the days, whether reviews come one by one or all at once, and is kept', async () => {
    const [first, second] = [await house.person(), await house.person()];
    await makeCards(first, arrays);
    await makeCards(second, arrays);
    for (const id of arrays) await answer(first, id);
    for (const id of arrays) await submit(second, id);
    const waiting = await house.query<{ id: string }>(`select id from cards where person_id = $1`, [second.personId]);
    await house.transactions.run((tx) =>
      scheduleReviews(
        tx,
        waiting.map(({ id }) => id),
      ),
    );
    for (const actor of [first, second]) {
      const counts = await countByDays(actor);
      expect(counts.reduce((sum, count) => sum + count)).toBe(25);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
      for (const id of arrays) await expectFold(house, actor, id);
    }
  });

  it('leans away from days that are full, of this person and not of another', async () => {
    const actor = await house.person();
    await makeCards(actor, arrays);
    for (const id of arrays.slice(0, 12)) await answer(actor, id);
    // All that was reviewed falls due on two days of the five.
    await house.query(
      `update cards set due_at = last_review_at + (6 + (right(id::text, 1)::int & 1)) * interval '1 day'
        where person_id = $1 and reps > 0`,
      [actor.personId],
    );
    for (const id of arrays.slice(12)) await answer(actor, id);
    const later = (await cardsOf(actor)).filter(({ questionId }) => arrays.indexOf(questionId) >= 12);
    expect(later.filter(({ scheduledDays }) => scheduledDays >= 8).length).toBeGreaterThanOrEqual(10);
  });

  it('is none on which there are to be no cards, while another is allowed', async () => {
    const actor = await house.person();
    const [from, until] = [dateIn(6), dateIn(9)];
    await house.query(`insert into easy_dates (person_id, from_on, until_on, load_percent) values ($1, $2, $3, 0)`, [
      actor.personId,
      from,
      until,
    ]);
    for (const id of arrays.slice(0, 5)) await answer(actor, id);
    expect((await cardsOf(actor)).map(({ dueAt }) => studyDay(dueAt, 'UTC', 4))).toEqual(Array(5).fill(dateIn(10)));
  });

  it('is as always, where all the days are closed', async () => {
    const actor = await house.person();
    await set(actor, 'easy_weekdays, fuzz, load_balance', [0, 0, 0, 0, 0, 0, 0], false, false);
    await answer(actor, arrays[0]!);
    expect((await cardsOf(actor))[0]).toMatchObject({ scheduledDays: 8 });
  });

  it('costs as many statements for many cards as for one', async () => {
    const statements = async (ids: string[]) => {
      const actor = await house.person();
      await set(actor, 'leech_threshold', 1);
      for (const id of ids) {
        await submit(actor, id);
        await submit(actor, id, wrong);
      }
      const cards = (await cardsOf(actor)).map(({ id }) => id);
      const logged: string[] = [];
      const logQuery = (query: string) => void logged.push(query);
      const logger = {
        logQuery,
        logQueryError() {},
        logQuerySlow() {},
        logSchemaBuild() {},
        logMigration() {},
        log() {},
      };
      const { logger: before } = house.dataSource;
      house.dataSource.logger = logger;
      await house.transactions
        .run((tx) => scheduleReviews(tx, cards))
        .finally(() => {
          house.dataSource.logger = before;
        });
      return logged.length;
    };
    const one = await statements(arrays.slice(0, 1));
    expect(one).toBeGreaterThan(5);
    expect(await statements(arrays)).toBe(one);
  });
});

describe('an interview', () => {
  const goalOf = (actor: Actor, interviewOn: string, lastLookDays = 3) =>
    house.query(
      `insert into interview_goals (person_id, interview_on, topics, minutes_per_day, desired_retention, last_look_days)
       values ($1, $2, '{arrays}', 30, 0.95, $3)`,
      [actor.personId, interviewOn, lastLookDays],
    );

  it('raises the retention of its topics, and has each card looked at once more on a day before it', async () => {
    const actor = await house.person();
    await goalOf(actor, dateIn(5), 3);
    await makeCards(actor, [...arrays, trees]);
    for (const id of [...arrays, trees]) await submit(actor, id);
    await house.work();
    const cards = await cardsOf(actor);
    const days = new Set<string>();
    for (const { questionId, dueAt, scheduledDays } of cards) {
      await expectFold(house, actor, questionId);
      if (questionId === trees) expect(scheduledDays).toBeGreaterThanOrEqual(6);
      else days.add(studyDay(dueAt, 'UTC', 4));
    }
    expect([...days].toSorted()).toEqual([dateIn(2), dateIn(3), dateIn(4)]);
    const raised = (await schedulings(actor)).filter(({ desiredRetention }) => desiredRetention === 0.95);
    expect(raised).toHaveLength(25);
  });

  it.each([
    ['today', 0],
    ['past', -3],
  ])('that is %s changes nothing', async (_, days) => {
    const actor = await house.person();
    await goalOf(actor, dateIn(days));
    await answer(actor, arrays[0]!);
    const [scheduling] = await schedulings(actor);
    expect(Object.keys(scheduling!).toSorted()).toEqual(['fuzz', 'learningSteps', 'maximumDays', 'relearningSteps']);
    expect((await cardsOf(actor))[0]!.scheduledDays).toBeGreaterThanOrEqual(6);
  });
});

describe('a leech', () => {
  const markOf = async (actor: Actor) =>
    (
      await house.query<{ marked: boolean; by: string | null }>(
        `select leech_at is not null as marked, suspended_by as by from cards where person_id = $1`,
        [actor.personId],
      )
    )[0];

  it('is a card that lapses too often: suspended, and no more so once the lapse is undone', async () => {
    const actor = await house.person();
    await set(actor, 'leech_threshold', 1);
    await answer(actor, arrays[0]!);
    expect(await markOf(actor)).toEqual({ marked: false, by: null });
    const lapse = await answer(actor, arrays[0]!, wrong);
    expect(await markOf(actor)).toEqual({ marked: true, by: 'leech' });
    await house.undoReview.run(actor, lapse);
    expect(await markOf(actor)).toEqual({ marked: false, by: null });
    expect(await cardOf(house, actor, arrays[0]!)).toMatchObject({ lapses: 0 });
  });

  it('is only marked where the person wants that', async () => {
    const actor = await house.person();
    await set(actor, 'leech_threshold, leech_action', 1, 'tag');
    await answer(actor, arrays[0]!);
    await answer(actor, arrays[0]!, wrong);
    expect(await markOf(actor)).toEqual({ marked: true, by: null });
  });

  it('that its person had suspended stays so', async () => {
    const actor = await house.person();
    await set(actor, 'leech_threshold', 1);
    await answer(actor, arrays[0]!);
    await house.query(`update cards set suspended_at = now(), suspended_by = 'person' where person_id = $1`, [
      actor.personId,
    ]);
    const lapse = await answer(actor, arrays[0]!, wrong);
    expect(await markOf(actor)).toEqual({ marked: true, by: 'person' });
    await house.undoReview.run(actor, lapse);
    expect(await markOf(actor)).toEqual({ marked: false, by: 'person' });
  });
});
