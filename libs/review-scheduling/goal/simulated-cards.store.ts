import type { Tx } from '@app/database/tx.js';
import { isInScope, type Scope } from './goal-cards.store.js';

/** A reviewed card, and whether it is in the scope that was asked about. */
export interface ReviewedCard {
  stability: number;
  difficulty: number;
  dueAt: Date;
  lastReviewAt: Date;
  inScope: boolean;
}

/** A person's reviewed cards: all of a scope, and the others that are due before an instant. */
export async function reviewedCards(
  tx: Tx,
  personId: string,
  { topics, levels }: Scope,
  before: Date,
): Promise<ReviewedCard[]> {
  return tx.query<ReviewedCard[]>(
    `select * from (
       select c.stability, c.difficulty, c.due_at as "dueAt", c.last_review_at as "lastReviewAt",
              (${isInScope('$2', '$3')}) as "inScope"
         from cards c
         join questions q on q.id = c.question_id and (q.published_number is not null or q.private_to = $1)
        where c.person_id = $1 and c.state <> 'new' and c.last_review_at is not null and c.suspended_at is null
        order by c.due_at, c.id) as reviewed
      where "inScope" or "dueAt" < $4`,
    [personId, topics, levels, before],
  );
}

/** By topic: its published questions, each counted with its first of these topics, and those that a person never answered. */
export async function questionsByTopic(
  tx: Tx,
  personId: string,
  { topics, levels }: Scope,
): Promise<{ topic: string; cards: number; fresh: number }[]> {
  return tx.query<{ topic: string; cards: number; fresh: number }[]>(
    `select topic, count(q.id)::int as cards,
            (count(q.id) filter (where c.id is null or c.state = 'new'))::int as fresh
       from unnest($2::text[]) with ordinality as wanted (topic, place)
       left join lateral (
         select q.id from question_topics t join questions q on q.id = t.question_id
          where t.topic_slug = topic and q.published_number is not null
            and (cardinality($3::text[]) = 0 or q.level = any($3))
            and not exists (select from question_topics o
                              join unnest($2::text[]) with ordinality as other (topic, place) on other.topic = o.topic_slug
                             where o.question_id = q.id and other.place < wanted.place)) as q on true
       left join cards c on c.person_id = $1 and c.question_id = q.id
      where c.suspended_at is null
      group by topic, place order by place`,
    [personId, topics, levels],
  );
}
