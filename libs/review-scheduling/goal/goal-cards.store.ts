import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';

/** What an interview is about. No levels: all. */
export interface Scope {
  topics: readonly string[];
  levels: readonly Level[];
}

/** SQL: whether question `q` is of the topics `$topics` and levels `$levels`. */
export const isInScope = (topics: string, levels: string): string => `
  (cardinality(${levels}::text[]) = 0 or q.level = any(${levels}))
  and exists (select from question_topics t where t.question_id = q.id and t.topic_slug = any(${topics}::text[]))`;

/**
 * Makes new cards of the published questions that a person has none of, by slug, for the queue introduces the oldest
 * first; and puts all new cards of the interview before the others.
 */
export async function makeGoalCards(tx: Tx, personId: string, { topics, levels }: Scope): Promise<void> {
  await tx.query(
    `with made as (
       insert into cards (person_id, question_id, due_at, fit_id)
       select $1, q.id, now() + row_number() over (order by q.slug) * interval '1 microsecond',
              (select fit_id from study_settings where person_id = $1)
         from questions q
        where q.published_number is not null and ${isInScope('$2', '$3')}
          and not exists (select from cards c where c.person_id = $1 and c.question_id = q.id)
        order by q.id
       on conflict (person_id, question_id) do nothing
       returning id
     )
     insert into interview_cards (card_id, person_id, made) select id, $1, true from made`,
    [personId, topics, levels],
  );
  await tx.query(
    `update cards c set turn = 0 from questions q
      where c.person_id = $1 and c.state = 'new' and c.turn = 1 and q.id = c.question_id and ${isInScope('$2', '$3')}`,
    [personId, topics, levels],
  );
}

/**
 * Takes back what an interview did: cards that it made and nobody touched are gone, but for those whose question is in
 * a sitting, which may become a review of the card this very moment. `keep`: an interview that takes its place.
 */
export async function takeBackGoalCards(tx: Tx, personId: string, keep: Scope): Promise<void> {
  await tx.query(
    `delete from cards c using interview_cards i, questions q
      where i.person_id = $1 and i.made and c.id = i.card_id and q.id = c.question_id and not (${isInScope('$2', '$3')})
        and c.state = 'new' and c.last_seq = 0 and c.flag = 0 and c.note = '' and c.suspended_at is null
        and c.buried_until is null
        and not exists (select from quiz_sessions s join session_items si on si.session_id = s.id
                         where s.person_id = $1 and si.question_id = c.question_id)`,
    [personId, keep.topics, keep.levels],
  );
  await tx.query(
    `update cards c set turn = 1 from questions q
      where c.person_id = $1 and c.turn = 0 and q.id = c.question_id and not (${isInScope('$2', '$3')})`,
    [personId, keep.topics, keep.levels],
  );
  await tx.query(`update interview_cards set look_from = null, look_until = null where person_id = $1`, [personId]);
  await tx.query(
    `delete from interview_cards i using cards c, questions q
      where i.person_id = $1 and c.id = i.card_id and q.id = c.question_id and not (${isInScope('$2', '$3')})`,
    [personId, keep.topics, keep.levels],
  );
}

/** Cards in their reviews that are not due before an instant: the schedule alone would not bring them back by then. */
export async function cardsDueFrom(tx: Tx, personId: string, scope: Scope, from: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select c.id from cards c join questions q on q.id = c.question_id
      where c.person_id = $1 and c.state = 'review' and c.suspended_at is null and c.due_at >= $4
        and ${isInScope('$2', '$3')}
      order by c.id`,
    [personId, scope.topics, scope.levels, from],
  );
  return rows.map(({ id }) => id);
}

/** A last look at each of these cards from an instant on, until the interview's day begins. */
export async function writeLastLooks(
  tx: Tx,
  personId: string,
  looks: readonly { cardId: string; from: Date }[],
  until: Date,
): Promise<void> {
  await tx.query(
    `insert into interview_cards (card_id, person_id, made, look_from, look_until)
     select id, $1, false, look_from, $4 from unnest($2::uuid[], $3::timestamptz[]) as l (id, look_from)
     on conflict (card_id) do update set look_from = excluded.look_from, look_until = excluded.look_until`,
    [personId, looks.map(({ cardId }) => cardId), looks.map(({ from }) => from), until],
  );
}

/** How many new cards of the interview must still be introduced. */
export async function countNewLeft(tx: Tx, personId: string, { topics, levels }: Scope): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count
       from cards c join questions q on q.id = c.question_id and q.published_number is not null
      where c.person_id = $1 and c.state = 'new' and c.suspended_at is null and ${isInScope('$2', '$3')}`,
    [personId, topics, levels],
  );
  return row.count;
}

/** Cards that were introduced since an instant. */
export async function countIntroducedSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(distinct card_id)::int as count from reviews
      where person_id = $1 and reviewed_at >= $2 and state = 'graded' and act = 'answer'
        and state_before ->> 'state' = 'new'`,
    [personId, since],
  );
  return row.count;
}
