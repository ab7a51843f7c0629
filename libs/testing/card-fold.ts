import type { Actor } from '@app/kernel/actor.js';
import { foldActs, type CardState } from '@app/review-scheduling/domain/schedule.js';
import { pastAct } from '@app/review-scheduling/schedule/past-act.js';
import type { House } from './house.js';

type StoredCard = CardState & { id: string; lastSeq: number; createdAt: Date };

/** A person's card of a question; undefined where there is none. */
export async function cardOf(house: House, actor: Actor, questionId: string): Promise<StoredCard | undefined> {
  const [card] = await house.query<StoredCard>(
    `select id, state, stability, difficulty, due_at as "dueAt", last_review_at as "lastReviewAt", reps, lapses,
            learning_steps as "learningSteps", scheduled_days as "scheduledDays", last_seq as "lastSeq",
            created_at as "createdAt"
       from cards where person_id = $1 and question_id = $2`,
    [actor.personId, questionId],
  );
  return card;
}

/** The card must be the fold of its graded reviews, and each review must go on where the one before left off. */
export async function expectFold(house: House, actor: Actor, questionId: string): Promise<void> {
  const { id, lastSeq, createdAt, ...state } = (await cardOf(house, actor, questionId))!;
  const reviews = await house.query<Parameters<typeof pastAct>[0] & { before: CardState; after: CardState }>(
    `select r.card_id as "cardId", r.act, r.rating, r.reviewed_at as "reviewedAt", r.set_due_at as "setDueAt",
            r.desired_retention as "desiredRetention", r.time_zone as "timeZone", r.rollover_hour as "rolloverHour",
            r.scheduling, r.state_before as before, r.state_after as after
       from reviews r where r.card_id = $1 and r.state = 'graded' order by r.seq`,
    [id],
  );
  const [{ weights } = {}] = await house.query<{ weights?: number[] }>(
    `select f.weights from cards c join parameter_fits f on f.id = c.fit_id where c.id = $1`,
    [id],
  );
  const past = reviews.map((row) => pastAct(row, weights));
  if (reviews.length === 0) expect(state).toMatchObject({ state: 'new', reps: 0, lastReviewAt: null });
  else expect(state).toEqual(foldActs(past, createdAt));
  expect(reviews.slice(1).map(({ before }) => before)).toEqual(reviews.slice(0, -1).map(({ after }) => after));
  expect(await house.count(`select count(*) from reviews where card_id = $1`, [id])).toBe(lastSeq);
}
