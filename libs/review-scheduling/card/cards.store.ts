import { Any } from 'typeorm';
import type { Tx } from '@app/database/tx.js';
import type { CardState } from '../domain/schedule/schedule.js';
import { CardRow } from '../reviews.rows.js';

/** The place of a card's next review: its number, and the database's clock, read after the card was locked. */
export interface ReviewPlace {
  cardId: string;
  seq: number;
  now: Date;
}

/**
 * The parameters of new cards: those of the person's settings, which are made with the first card, so that a newcomer
 * keeps the parameters that they began with. In a race the other's are read (hence an update of nothing).
 */
const withSettings = `
  with begun as (
    insert into study_settings (person_id)
    select $1 where not exists (select 1 from study_settings where person_id = $1)
    on conflict (person_id) do update set person_id = excluded.person_id
    returning fit_id
  )`;
const fitOfSettings = `coalesce((select fit_id from begun), (select fit_id from study_settings where person_id = $1))`;

/** Locks the person's card of a question, made where there is none, in one statement: an update of nothing locks. */
export async function lockReviewPlace(tx: Tx, personId: string, questionId: string): Promise<ReviewPlace> {
  const [place] = await tx.query<[ReviewPlace]>(
    `${withSettings}
     insert into cards (person_id, question_id, due_at, fit_id)
     values ($1, $2, clock_timestamp(), ${fitOfSettings})
     on conflict (person_id, question_id) do update set last_seq = cards.last_seq
     returning id as "cardId", last_seq + 1 as seq, clock_timestamp() as now`,
    [personId, questionId],
  );
  return place;
}

/** Makes the cards of these questions that a person lacks, in one order for everybody. */
export async function makeCards(tx: Tx, personId: string, questionIds: string[]): Promise<void> {
  await tx.query(
    `${withSettings}
     insert into cards (person_id, question_id, due_at, fit_id)
     select $1, question_id, clock_timestamp(), ${fitOfSettings}
       from unnest($2::uuid[]) as question_id order by question_id
     on conflict do nothing`,
    [personId, questionIds],
  );
}

/**
 * A person's cards of these questions, locked in one order for everybody: a transaction that locks several locks them
 * all by one call. Questions without a card are left out.
 */
export async function lockCardsOf(tx: Tx, personId: string, questionIds: string[]): Promise<CardRow[]> {
  return tx
    .createQueryBuilder(CardRow, 'card')
    .setLock('pessimistic_write')
    .where('card.personId = :personId and card.questionId = any(:questionIds)', { personId, questionIds })
    .orderBy('card.id')
    .getMany();
}

/** As plain rows: TypeORM would take longer to make entities of a run's cards than the run to rate its answers. */
export async function lockCards(tx: Tx, cardIds: string[]): Promise<CardRow[]> {
  const columns = tx.dataSource
    .getMetadata(CardRow)
    .columns.map(({ databaseName, propertyName }) => `${databaseName} as "${propertyName}"`);
  return tx.query<CardRow[]>(`select ${columns.join(', ')} from cards where id = any($1) order by id for update`, [
    cardIds,
  ]);
}

/** Writes the states of many cards in one statement. */
export async function writeCardStates(tx: Tx, cards: readonly { id: string; state: CardState }[]): Promise<void> {
  await tx.query(
    `update cards c
        set state = s.state, stability = s.stability, difficulty = s.difficulty, due_at = s."dueAt",
            last_review_at = s."lastReviewAt", reps = s.reps, lapses = s.lapses,
            learning_steps = s."learningSteps", scheduled_days = s."scheduledDays"
       from unnest($1::uuid[], $2::jsonb[]) as given (id, state),
            jsonb_to_record(given.state) as s (
              state text, stability float8, difficulty float8, "dueAt" timestamptz, "lastReviewAt" timestamptz,
              reps int, lapses int, "learningSteps" int, "scheduledDays" int)
      where c.id = given.id`,
    [cards.map((card) => card.id), cards.map((card) => JSON.stringify(card.state))],
  );
}

export function stateOf(card: CardRow): CardState {
  const { state, stability, difficulty, dueAt, lastReviewAt, reps, lapses, learningSteps, scheduledDays } = card;
  return { state, stability, difficulty, dueAt, lastReviewAt, reps, lapses, learningSteps, scheduledDays };
}

export async function cardsOfQuestions(tx: Tx, personId: string, questionIds: readonly string[]): Promise<CardRow[]> {
  return tx.findBy(CardRow, { personId, questionId: Any([...questionIds]) });
}
