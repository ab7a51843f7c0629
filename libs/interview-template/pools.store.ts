import type { Tx } from '@app/database/tx.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { DrawnRule, FixedRule } from './domain/plan.js';

/** Where a rule stands in its plan, counted from 1. */
export interface Place {
  section: number;
  rule: number;
}

export interface Drawable extends Place {
  questionId: string;
  versionId: string;
  topic: string;
}

/**
 * Questions that drawn rules may ask, one row a rule, question and topic. Flashcards only where they are asked for: in a
 * mock there is nothing to turn over.
 */
export async function drawableQuestions(tx: Tx, rules: readonly (Place & DrawnRule)[]): Promise<Drawable[]> {
  return tx.query<Drawable[]>(
    `select r.section, r.rule, q.id as "questionId", v.id as "versionId", t.topic_slug as topic
       from jsonb_to_recordset($1::jsonb)
              as r (section int, rule int, topics text[], levels text[], kinds text[])
      cross join unnest(r.topics) as wanted (topic)
       join question_topics t on t.topic_slug = wanted.topic
       join questions q on q.id = t.question_id and (cardinality(r.levels) = 0 or q.level = any(r.levels))
       join question_versions v on v.question_id = q.id and v.number = q.published_number
      where v.kind = any(r.kinds) or (cardinality(r.kinds) = 0 and v.kind <> 'flashcard')
      order by r.section, r.rule, q.id, t.topic_slug`,
    [JSON.stringify(rules)],
  );
}

export interface FixedQuestion extends Place {
  slug: string;
  /** Null, like the version: not published, or not there. */
  questionId: string | null;
  versionId: string | null;
}

/** Questions of fixed rules in the order in which these name them. */
export async function fixedQuestions(tx: Tx, rules: readonly (Place & FixedRule)[]): Promise<FixedQuestion[]> {
  return tx.query<FixedQuestion[]>(
    `select r.section, r.rule, named.slug, q.id as "questionId", v.id as "versionId"
       from jsonb_to_recordset($1::jsonb) as r (section int, rule int, questions text[])
      cross join unnest(r.questions) with ordinality as named (slug, position)
       left join (questions q join question_versions v on v.question_id = q.id and v.number = q.published_number)
         on q.slug = named.slug
      order by r.section, r.rule, named.position`,
    [JSON.stringify(rules)],
  );
}

/** Which of these topics are in the taxonomy and which of these questions in the bank: each as `kind name`. */
export async function knownNames(
  tx: Tx,
  names: readonly { kind: 'topics' | 'questions'; name: string }[],
): Promise<Set<string>> {
  const of = (wanted: string) => names.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  const rows = await tx.query<{ known: string }[]>(
    `select 'topics ' || slug as known from topics where slug = any($1)
      union all select 'questions ' || slug from questions where slug = any($2)`,
    [of('topics'), of('questions')],
  );
  return new Set(rows.map(({ known }) => known));
}

/** What a rule could ask of what is published now; seconds are null where there is nothing. */
export interface PoolSize {
  available: number;
  medianSeconds: number | null;
}

/** How many different questions each rule could ask by itself, and their median estimate; in the order of the rules. */
export async function poolSizes(tx: Tx, rules: readonly (DrawnRule | FixedRule)[]): Promise<PoolSize[]> {
  return tx.query<PoolSize[]>(
    `select count(asked.seconds)::int as available,
            percentile_cont(0.5) within group (order by asked.seconds) as "medianSeconds"
       from jsonb_array_elements($1::jsonb) with ordinality as given (rule, place)
      cross join jsonb_to_record(given.rule) as r (topics text[], levels text[], kinds text[], questions text[])
       left join lateral (
         select (v.content ->> 'estimatedSeconds')::int as seconds
           from questions q
           join question_versions v on v.question_id = q.id and v.number = q.published_number
          where case when r.questions is null
                then q.id in (select t.question_id from question_topics t where t.topic_slug = any(r.topics))
                     and (cardinality(r.levels) = 0 or q.level = any(r.levels))
                     and (v.kind = any(r.kinds) or (cardinality(r.kinds) = 0 and v.kind <> 'flashcard'))
                else q.slug = any(r.questions) end
       ) asked on true
      group by given.place
      order by given.place`,
    [JSON.stringify(rules)],
  );
}

export interface DrawnQuestion {
  versionId: string;
  slug: string;
  level: Level;
  kind: Kind;
  topics: string[];
  estimatedSeconds: number;
  prompt: string;
}

/** What instructors see of questions that were drawn. */
export async function drawnQuestions(tx: Tx, versionIds: readonly string[]): Promise<DrawnQuestion[]> {
  return tx.query<DrawnQuestion[]>(
    `select v.id as "versionId", q.slug, q.level, v.kind, (v.content ->> 'estimatedSeconds')::int as "estimatedSeconds",
            left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), 500) as prompt,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       from question_versions v join questions q on q.id = v.question_id
      where v.id = any($1)`,
    [versionIds],
  );
}
