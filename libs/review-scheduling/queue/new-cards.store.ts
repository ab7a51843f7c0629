import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { visibleTo } from '@app/question-bank/visibility.js';

/** Questions to learn: these, or the published ones of topics and levels (none: of all levels). */
export type QuestionChoice =
  { questionIds: readonly string[] } | { topics: readonly string[]; levels: readonly Level[] };

export interface AddedCards {
  added: number;
  /** Questions that were in the person's reviews before. */
  known: number;
  /** Questions that fit, but are beyond what is added at once. */
  left: number;
}

/**
 * Makes new cards of what a person lacks of a choice, at most `limit`, by the order of slugs. Written in one order for
 * everybody, so that two who add at once wait for each other and don't lock each other out.
 */
export async function addNewCards(
  tx: Tx,
  personId: string,
  choice: QuestionChoice,
  limit: number,
): Promise<AddedCards> {
  const [clause, values] =
    'questionIds' in choice
      ? [`q.id = any($3) and ${visibleTo('$1')}`, [choice.questionIds]]
      : [
          `q.published_number is not null and (cardinality($4::text[]) = 0 or q.level = any($4))
           and exists (select 1 from question_topics t where t.question_id = q.id and t.topic_slug = any($3))`,
          [choice.topics, choice.levels],
        ];
  const [counted] = await tx.query<[AddedCards]>(
    `with fitting as materialized (
       select q.id, q.slug, exists (select 1 from cards c where c.person_id = $1 and c.question_id = q.id) as known
         from questions q where ${clause}
     ), lacking as (
       select id, row_number() over (order by slug) as place from fitting where not known
     ), made as (
       insert into cards (person_id, question_id, due_at, fit_id)
       select $1, id, now() + place * interval '1 microsecond', (select fit_id from study_settings where person_id = $1)
         from lacking where place <= $2 order by id
       on conflict (person_id, question_id) do nothing
       returning 1
     )
     select added, fitting - added - beyond as known, beyond as left
       from (select (select count(*) from made)::int as added, (select count(*) from fitting)::int as fitting,
                    (select count(*) from lacking where place > $2)::int as beyond) as counts`,
    [personId, limit, ...values],
  );
  return counted;
}
