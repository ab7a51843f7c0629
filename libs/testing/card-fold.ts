import type { Actor } from '@app/kernel/actor.js';
import { checkAll } from '@app/review-scheduling/check/check-cards.js';
import type { CardState } from '@app/review-scheduling/domain/schedule/schedule.js';
import { CardRow } from '@app/review-scheduling/reviews.rows.js';
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
export async function expectFold(house: House, { personId }: Actor, questionId: string): Promise<void> {
  await house.transactions.run(async (tx) => {
    const card = await tx.findOneByOrFail(CardRow, { personId, questionId });
    expect((await checkAll(tx, [card])).get(card.id)!.faults).toEqual([]);
  });
}
