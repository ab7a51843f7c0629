import { default_w } from 'ts-fsrs';
import type { Tx } from '@app/database/tx.js';
import { visibleTo } from '@app/question-bank/visibility.js';

export interface TopicReadiness {
  topic: string;
  /** Published. */
  questions: number;
  /** Of these, with a card that was reviewed. */
  reviewed: number;
  /** Mean predicted recall of those cards now, 0 to 1; null where there are none. */
  recall: number | null;
  /** The same at another instant, with no review until then; null where none is given. */
  recallThen: number | null;
}

/** SQL: FSRS-6's forgetting curve of a card at an instant, null at none; `curve.decay` is positive. */
const recallAt = (at: string) => `case when ${at} is not null then power(
  1 + (power(0.9::float8, -1 / curve.decay) - 1) * greatest(0, extract(epoch from ${at} - c.last_review_at)::float8)
      / 86400 / c.stability,
  -curve.decay) end`;

/** The place of the decay among the weights of FSRS-6, from 1. */
const decayAt = 21;

interface Wanted {
  personId: string;
  now: Date;
  /** Such as the day of an interview. */
  at: Date | null;
  /** Shown even where there is no card. */
  topics: readonly string[];
}

/** Per topic, of those with reviewed cards and of those that are asked for, how much is covered and remembered. */
export async function readinessByTopic(tx: Tx, { personId, now, at, topics }: Wanted): Promise<TopicReadiness[]> {
  return tx.query<TopicReadiness[]>(
    `with known as materialized (
       select c.question_id, ${recallAt('$2::timestamptz')} as recall, ${recallAt('$3::timestamptz')} as recall_then
         from cards c
         left join parameter_fits f on f.id = c.fit_id
        cross join lateral (select coalesce(f.weights[${decayAt}], $5::float8)) as curve (decay)
        where c.person_id = $1 and c.state <> 'new' and c.stability > 0 and c.last_review_at is not null
     ), wanted as (
       select t.topic_slug from known join question_topics t using (question_id)
       union select unnest($4::text[])
     )
     select t.topic_slug as topic, count(*)::int as questions, count(known.question_id)::int as reviewed,
            avg(known.recall) as recall, avg(known.recall_then) as "recallThen"
       from wanted
       join question_topics t on t.topic_slug = wanted.topic_slug
       join questions q on q.id = t.question_id and q.published_number is not null
       left join known on known.question_id = t.question_id
      group by 1 order by 1`,
    [personId, now, at, topics, default_w[decayAt - 1]],
  );
}

/** The interview that a person prepares for: its day, and its topics. */
export async function interviewOf(tx: Tx, personId: string): Promise<{ on: string; topics: string[] } | undefined> {
  const [row] = await tx.query<{ on: string; topics: string[] }[]>(
    `select to_char(interview_on, 'YYYY-MM-DD') as "on", topics from interview_goals where person_id = $1`,
    [personId],
  );
  return row;
}

/** New cards that wait for their turn. `perDay`: what the person wants; null: nothing was set. */
export async function newCardsOf(tx: Tx, personId: string): Promise<{ waiting: number; perDay: number | null }> {
  const [row] = await tx.query<[{ waiting: number; perDay: number | null }]>(
    `select (select count(*) from cards c
               join questions q on q.id = c.question_id and ${visibleTo('$1')}
              where c.person_id = $1 and c.suspended_at is null and c.state = 'new')::int as waiting,
            (select new_per_day from study_settings where person_id = $1) as "perDay"`,
    [personId],
  );
  return row;
}
