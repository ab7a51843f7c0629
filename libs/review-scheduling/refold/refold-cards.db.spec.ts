import { randomUUID } from 'node:crypto';
import { default_w } from 'ts-fsrs';
import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { requestRefold } from './refold-cards.js';

let house: House;
const questions: string[] = [];
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) questions.push((await house.question(author)).id);
});
afterAll(() => house.close());

async function submit(actor: Actor, questionId: string, response: unknown): Promise<void> {
  await house.submitReview.run(actor, { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000 });
}

/** A person with cards that were right, and wrong. */
async function student(): Promise<Actor> {
  const actor = await house.person();
  for (const [index, id] of questions.entries()) {
    for (const choices of [['a', 'b'], ['c'], ['a', 'b']].slice(index % 3)) await submit(actor, id, { choices });
  }
  await house.work();
  return actor;
}

/** As a fit that is adopted does it. */
async function adopt(actor: Actor, change: number): Promise<string> {
  const weights = default_w.map((weight, index) => (index < 4 ? weight * change : weight));
  const [fit] = await house.query<{ id: string }>(
    `insert into parameter_fits (person_id, state, asked_by, weights) values ($1, 'better', 'person', $2) returning id`,
    [actor.personId, weights],
  );
  await house.transactions.run(async (tx) => {
    await tx.query(
      `insert into study_settings (person_id, fit_id) values ($1, $2)
       on conflict (person_id) do update set fit_id = excluded.fit_id`,
      [actor.personId, fit!.id],
    );
    await requestRefold(tx, actor.personId);
  });
  return fit!.id;
}

const jobsOf = (actor: Actor) =>
  house.query<Job<'cards.refold'>>(
    `select name, payload, id as "outboxId" from outbox
      where name = 'cards.refold' and payload ->> 'personId' = $1 and done_at is null`,
    [actor.personId],
  );

async function expectAllOf(actor: Actor, fitId: string | null): Promise<void> {
  const cards = await house.query<{ id: string; fitId: string; schedulers: string[] }>(
    `select c.question_id as id, c.fit_id as "fitId", array_agg(distinct r.scheduler) as schedulers
       from cards c join reviews r on r.card_id = c.id where c.person_id = $1 group by c.id`,
    [actor.personId],
  );
  expect(cards).toHaveLength(questions.length);
  for (const card of cards) {
    expect(card.fitId).toBe(fitId);
    expect(card.schedulers).toEqual([expect.stringContaining(fitId ?? 'default parameters')]);
    await expectFold(house, actor, card.id);
  }
}

it('folds every card anew with the parameters adopted, and no one else’s', async () => {
  const [actor, other] = [await student(), await student()];
  const before = await cardOf(house, actor, questions[2]!);
  const fitId = await adopt(actor, 2);
  await house.work(2);
  await expectAllOf(actor, fitId);
  await expectAllOf(other, null);
  expect((await cardOf(house, actor, questions[2]!))!.stability).toBeCloseTo(before!.stability * 2, 6);
  expect(await jobsOf(actor)).toEqual([]);
});

it('comes to the same five times at once, while reviews arrive and another fit is adopted', async () => {
  const actor = await student();
  await adopt(actor, 1.5);
  const [job] = await jobsOf(actor);
  const answers = questions.map((id) => submit(actor, id, { choices: ['c'] }));
  const second = adopt(actor, 3);
  await Promise.all([...Array.from({ length: 5 }, () => house.handle(job!)), ...answers]);
  const fitId = await second;
  await house.work();
  await expectAllOf(actor, fitId);
});

it('late, after the person went back to the defaults, leaves these', async () => {
  const actor = await student();
  await adopt(actor, 2);
  const [late] = await jobsOf(actor);
  await house.work();
  await house.transactions.run(async (tx) => {
    await tx.query(`update study_settings set fit_id = null where person_id = $1`, [actor.personId]);
    await requestRefold(tx, actor.personId);
  });
  await house.work();
  await house.handle(late!);
  await expectAllOf(actor, null);
});
