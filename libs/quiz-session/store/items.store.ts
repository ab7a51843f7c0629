import type { Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { DrawnItem } from '@app/interview-template/domain/draw.js';

export interface SittingItem {
  position: number;
  questionId: string;
  versionId: string;
  slug: string;
  version: number;
  level: Level;
  topics: string[];
  content: Content;
  /** The newest draft while the sitting runs, then what was frozen. */
  response: unknown;
  revision: number | null;
  flagged: boolean;
  timeSpentMs: number;
  verdict: Verdict | null;
  score: number | null;
  judge: Judgement | null;
  section: number;
  limitMs: number | null;
  usedMs: number;
  seenAt: Date | null;
  closedAt: Date | null;
  selfCriteria: string[] | null;
  /** Whether the question is still in the published bank, in whatever version. */
  isPublished: boolean;
}

/** The items of a sitting in their order, each with the newest draft. */
export async function listItems(tx: Tx, sessionId: string): Promise<SittingItem[]> {
  return tx.query<SittingItem[]>(
    `select i.position, i.question_id as "questionId", v.id as "versionId", q.slug, v.number as version, q.level, v.content,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
            coalesce(i.response, d.response) as response, coalesce(i.revision, d.revision) as revision,
            i.flagged, i.time_spent_ms as "timeSpentMs", i.verdict, i.score, i.judge, i.section,
            i.limit_ms as "limitMs", i.used_ms as "usedMs", i.seen_at as "seenAt", i.closed_at as "closedAt",
            i.self_criteria as "selfCriteria",
            q.published_number is not null as "isPublished"
       from session_items i
       join questions q on q.id = i.question_id
       join question_versions v on v.id = i.question_version_id
       left join lateral (
         select response, revision from answer_drafts d
          where d.session_id = i.session_id and d.position = i.position
          order by revision desc limit 1
       ) d on true
      where i.session_id = $1
      order by i.position`,
    [sessionId],
  );
}

/** Writes the grades of a sitting's items, all in one statement. */
export async function writeGrades(
  tx: Tx,
  sessionId: string,
  grades: readonly { position: number; verdict: Verdict; score: number; judge?: Judgement }[],
): Promise<void> {
  await tx.query(
    `update session_items i set verdict = g.verdict, score = g.score, judge = g.judge
       from jsonb_to_recordset($2::jsonb) as g (position int, verdict text, score float8, judge jsonb)
      where i.session_id = $1 and i.position = g.position`,
    [sessionId, JSON.stringify(grades)],
  );
}

export interface NewItem extends DrawnItem {
  limitMs: number | null;
}

/** Writes the items of a new sitting, and its sections where it is tracked. */
export async function insertItems(
  tx: Tx,
  sessionId: string,
  items: readonly NewItem[],
  sections: readonly { number: number; limitMs: number | null }[],
): Promise<void> {
  await tx.query(
    `insert into session_items (session_id, position, question_id, question_version_id, section, limit_ms)
     select $1, position, question_id, version_id, section, limit_ms
       from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[])
            with ordinality as given (question_id, version_id, section, limit_ms, position)`,
    [
      sessionId,
      items.map((item) => item.questionId),
      items.map((item) => item.versionId),
      items.map((item) => item.section),
      items.map((item) => item.limitMs),
    ],
  );
  await tx.query(
    `insert into session_sections (session_id, number, limit_ms)
     select $1, number, limit_ms from unnest($2::int[], $3::int[]) as given (number, limit_ms)`,
    [sessionId, sections.map(({ number }) => number), sections.map(({ limitMs }) => limitMs)],
  );
}

/** The newest drafts become the answers, but for items that were finished before. */
export async function freezeAnswers(tx: Tx, sessionId: string, finishedAt: Date): Promise<void> {
  await tx.query(
    `update session_items i
        set finished_at = $2, response = coalesce(i.response, d.response), revision = coalesce(i.revision, d.revision)
       from session_items o
       left join (select distinct on (position) position, response, revision
                    from answer_drafts where session_id = $1 order by position, revision desc) d
         on d.position = o.position
      where o.session_id = $1 and i.session_id = $1 and i.position = o.position`,
    [sessionId, finishedAt],
  );
}

/** Closes an item for good and makes its newest draft its answer. False: it was closed already. */
export async function closeItem(tx: Tx, sessionId: string, position: number, at: Date): Promise<boolean> {
  const [closed] = await tx.query<[unknown[], number]>(
    `with told as (
       update quiz_sessions set has_finished_items = true where id = $1
     )
     update session_items i
        set closed_at = $3, left_at = null, response = coalesce(d.response, 'null'), revision = coalesce(d.revision, 0)
       from (select) as one
       left join lateral (select response, revision from answer_drafts
                           where session_id = $1 and position = $2 order by revision desc limit 1) d on true
      where i.session_id = $1 and i.position = $2 and i.closed_at is null
     returning 1`,
    [sessionId, position, at],
  );
  return closed.length === 1;
}

/**
 * Takes the grades and the freezing back from all items that were not closed before the end. What was on its way when
 * the candidate went on from an item is not waited for any more.
 */
export async function thawItems(tx: Tx, sessionId: string): Promise<void> {
  await tx.query(
    `update session_items
        set finished_at = null, verdict = null, score = null, judge = null, response = null, revision = null
      where session_id = $1 and closed_at is null`,
    [sessionId],
  );
  await tx.query(`update session_items set left_at = null where session_id = $1`, [sessionId]);
}

/** What the scores of a sitting's items add up to; those that wait for a person are left out. */
export async function totalOf(tx: Tx, sessionId: string): Promise<{ score: number; maxScore: number }> {
  const [total] = await tx.query<[{ score: number; maxScore: number }]>(
    `select coalesce(sum(score), 0)::float8 as score, count(*)::int as "maxScore"
       from session_items where session_id = $1 and verdict <> 'ungraded'`,
    [sessionId],
  );
  return total;
}

/** Questions that the person must not meet elsewhere now: a sitting asks them, or has its keys still to come. */
export async function heldQuestions(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct i.question_id as id
       from quiz_sessions s join session_items i on i.session_id = s.id
      where s.person_id = $1 and (s.state in ('running', 'paused') or s.answers_from > clock_timestamp())`,
    [personId],
  );
  return rows.map(({ id }) => id);
}

/** Everybody's median time on a question version, in milliseconds: of the newest answers, where there are enough. */
export async function medianTimes(tx: Tx, versionIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ versionId: string; medianMs: number }[]>(
    `select v.id as "versionId", times.median as "medianMs"
       from unnest($1::uuid[]) as v (id)
       cross join lateral (
         select count(*) as answers, percentile_cont(0.5) within group (order by time_ms)::int as median
           from (select greatest(time_spent_ms, used_ms) as time_ms from session_items
                  where question_version_id = v.id and verdict in ('correct', 'partial', 'incorrect')
                  order by finished_at desc limit 200) newest
       ) times
      where times.answers >= 5`,
    [versionIds],
  );
  return new Map(rows.map(({ versionId, medianMs }) => [versionId, medianMs]));
}

export async function writeVerdict(
  tx: Tx,
  { sessionId, position, verdict, score }: { sessionId: string; position: number; verdict: Verdict; score: number },
): Promise<void> {
  await tx.query(`update session_items set verdict = $3, score = $4 where session_id = $1 and position = $2`, [
    sessionId,
    position,
    verdict,
    score,
  ]);
}

export async function writeSelfCriteria(
  tx: Tx,
  { sessionId, position, criteria }: { sessionId: string; position: number; criteria: string[] },
): Promise<void> {
  await tx.query(`update session_items set self_criteria = $3 where session_id = $1 and position = $2`, [
    sessionId,
    position,
    JSON.stringify(criteria),
  ]);
}

/** Ids of the questions that a sitting asks. */
export async function askedQuestions(tx: Tx, sessionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(`select question_id as id from session_items where session_id = $1`, [
    sessionId,
  ]);
  return rows.map(({ id }) => id);
}
