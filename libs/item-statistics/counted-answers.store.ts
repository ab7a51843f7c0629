import type { Tx } from '@app/database/tx.js';
import type { AskedItem, CountedAnswer } from './domain/counted-answer.js';
import { plus, tallyOf, type Tally } from './domain/tally.js';

/** Whose these sittings are, and the questions that they ask. */
export async function askedBySittings(
  tx: Tx,
  sessionIds: readonly string[],
): Promise<{ personIds: string[]; questionIds: string[] }> {
  const rows = await tx.query<{ personId: string; questionId: string }[]>(
    `select distinct s.person_id as "personId", i.question_id as "questionId"
       from quiz_sessions s join session_items i on i.session_id = s.id
      where s.id = any($1::uuid[])`,
    [sessionIds],
  );
  return {
    personIds: [...new Set(rows.map(({ personId }) => personId))],
    questionIds: [...new Set(rows.map(({ questionId }) => questionId))],
  };
}

/** All that people were asked of these questions (null: of any) in sittings that are graded. Nothing of private ones. */
export async function askedItems(
  tx: Tx,
  personIds: readonly string[],
  questionIds: readonly string[] | null,
): Promise<AskedItem[]> {
  const rows = await tx.query<AskedItem[]>(
    `select s.person_id as "personId", i.session_id as "sessionId", i.position, i.question_id as "questionId", v.id as "versionId",
            s.started_at as "startedAt", i.verdict, i.score, greatest(i.time_spent_ms, i.used_ms) as "timeMs",
            case v.kind when 'single-choice' then jsonb_build_array(i.response -> 'choice')
                        when 'multiple-choice' then i.response -> 'choices' end as options,
            jsonb_build_object('score', s.score, 'maxScore', s.max_score) as sitting,
            v.author_id = s.person_id as "isOwn"
       from quiz_sessions s
       join session_items i on i.session_id = s.id
       join question_versions v on v.id = i.question_version_id
       join questions q on q.id = i.question_id and q.private_to is null
      where s.person_id = any($1::uuid[]) and s.state = 'graded' and ($2::uuid[] is null or i.question_id = any($2))`,
    [personIds, questionIds],
  );
  return rows.map((row) => ({ ...row, options: optionIds(row.options) }));
}

/** A skipped choice has none. */
const optionIds = (options: unknown): string[] =>
  Array.isArray(options) ? options.filter((id): id is string => typeof id === 'string') : [];

/** What the figures hold of people's answers to these questions; null: to any. */
export async function answersCounted(
  tx: Tx,
  personIds: readonly string[],
  questionIds: readonly string[] | null,
): Promise<CountedAnswer[]> {
  const rows = await tx.query<{ answer: CountedAnswer }[]>(
    `select answer from counted_answers where person_id = any($1::uuid[]) and ($2::uuid[] is null or question_id = any($2))`,
    [personIds, questionIds],
  );
  return rows.map(({ answer }) => answer);
}

export async function deleteCounted(tx: Tx, answers: readonly CountedAnswer[]): Promise<void> {
  await tx.query(
    `delete from counted_answers using unnest($1::uuid[], $2::int[]) as gone (session_id, position)
      where counted_answers.session_id = gone.session_id and counted_answers.position = gone.position`,
    [answers.map(({ sessionId }) => sessionId), answers.map(({ position }) => position)],
  );
}

export async function insertCounted(tx: Tx, answers: readonly CountedAnswer[]): Promise<void> {
  await tx.query(
    `insert into counted_answers (session_id, position, person_id, question_id, version_id, answer)
     select (answer ->> 'sessionId')::uuid, (answer ->> 'position')::int, (answer ->> 'personId')::uuid,
            (answer ->> 'questionId')::uuid,
            (answer ->> 'versionId')::uuid, answer
       from jsonb_array_elements($1::jsonb) as given (answer)`,
    [JSON.stringify(answers)],
  );
}

/** Answers of these sittings that the figures hold. */
export async function answersOfSittings(tx: Tx, sessionIds: readonly string[]): Promise<CountedAnswer[]> {
  const rows = await tx.query<{ answer: CountedAnswer }[]>(
    `select answer from counted_answers where session_id = any($1::uuid[])`,
    [sessionIds],
  );
  return rows.map(({ answer }) => answer);
}

/** The tallies of these versions, counted anew from the answers that they should hold. */
export async function recountedTallies(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Tally>> {
  const rows = await tx.query<{ answer: CountedAnswer }[]>(
    `select answer from counted_answers where version_id = any($1::uuid[])`,
    [versionIds],
  );
  const tallies = new Map<string, Tally>(versionIds.map((id) => [id, new Map()]));
  for (const { answer } of rows) {
    tallies.set(answer.versionId, plus(tallies.get(answer.versionId)!, tallyOf(answer)));
  }
  return tallies;
}

/** Persons of whom the figures hold answers or should, in the order of their ids, after `after`. */
export async function peopleWhoSat(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select p.id from people p
      where p.id > $1 and (exists (select from quiz_sessions s where s.person_id = p.id)
                           or exists (select from counted_answers c where c.person_id = p.id))
      order by p.id limit $2`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Sittings of a person that a job has still to count. */
export async function sittingsToCount(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from outbox o
      where o.name = 'session.count' and o.done_at is null and o.dead_at is null
        and o.payload ->> 'sessionId' = any(array(select id::text from quiz_sessions where person_id = $1))`,
    [personId],
  );
  return row.count;
}
