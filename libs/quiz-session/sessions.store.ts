import type { Tx } from '@app/database/tx.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import type { Segment } from './domain/ledger.js';
import { QuizSessionRow, SessionSegmentRow, type Choice } from './sessions.rows.js';

/**
 * Questions that a sitting may draw from, one row a question and chosen topic. Flashcards only where they are asked for:
 * in a mock there is nothing to turn over.
 */
export async function drawable(tx: Tx, personId: string, choice: Choice) {
  return tx.query<{ questionId: string; versionId: string; topic: string; lastSeenAt: Date | null }[]>(
    `select q.id as "questionId", v.id as "versionId", t.topic_slug as topic, s.last_seen_at as "lastSeenAt"
       from question_topics t
       join questions q on q.id = t.question_id
       join question_versions v on v.question_id = q.id and v.number = q.published_number
       left join question_sightings s on s.person_id = $1 and s.question_id = q.id
      where t.topic_slug = any($2)
        and (cardinality($3::text[]) = 0 or q.level = any($3))
        and (v.kind = any($4) or (cardinality($4::text[]) = 0 and v.kind <> 'flashcard'))
      order by q.id, t.topic_slug`,
    [personId, choice.topics, choice.levels, choice.kinds],
  );
}

interface NewSitting {
  personId: string;
  seed: string;
  choice: Choice;
  limitMs: number;
  graceMs: number;
  startedAt: Date;
  deadlineAt: Date;
  items: { questionId: string; versionId: string }[];
}

/** Writes the sitting, its frozen items and the first entry of its ledger. Sightings are locked in one order by everybody. */
export async function insertSitting(tx: Tx, sitting: NewSitting): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into quiz_sessions (person_id, seed, choice, limit_ms, grace_ms, started_at, deadline_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      sitting.personId,
      sitting.seed,
      JSON.stringify(sitting.choice),
      sitting.limitMs,
      sitting.graceMs,
      sitting.startedAt,
      sitting.deadlineAt,
    ],
  );
  const id = row!.id;
  await tx.query(
    `insert into session_items (session_id, position, question_id, question_version_id)
     select $1, position, question_id, version_id
       from unnest($2::uuid[], $3::uuid[]) with ordinality as given (question_id, version_id, position)`,
    [id, sitting.items.map((item) => item.questionId), sitting.items.map((item) => item.versionId)],
  );
  await tx.query(
    `insert into question_sightings (person_id, question_id, last_seen_at)
     select $1, question_id, $3 from unnest($2::uuid[]) as question_id order by question_id
     on conflict (person_id, question_id) do update set last_seen_at = excluded.last_seen_at`,
    [sitting.personId, sitting.items.map((item) => item.questionId), sitting.startedAt],
  );
  await appendSegment(tx, id, { kind: 'started', at: sitting.startedAt, actorId: sitting.personId });
  return id;
}

export async function appendSegment(tx: Tx, sessionId: string, segment: Segment): Promise<void> {
  await tx.query(
    `insert into session_segments (session_id, number, kind, at, amount_ms, actor_id, reason)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from session_segments where session_id = $1`,
    [sessionId, segment.kind, segment.at, segment.amountMs ?? null, segment.actorId ?? null, segment.reason ?? null],
  );
}

export async function listSegments(tx: Tx, sessionId: string): Promise<Segment[]> {
  const rows = await tx.find(SessionSegmentRow, { where: { sessionId }, order: { number: 'asc' } });
  return rows.map((row) => ({ ...row, amountMs: row.amountMs ?? undefined }));
}

export async function findSession(tx: Tx, sessionId: string): Promise<QuizSessionRow | null> {
  return tx.findOneBy(QuizSessionRow, { id: sessionId });
}

/** Locks the sitting against answers and every other change of it. */
export async function lockSession(tx: Tx, sessionId: string): Promise<QuizSessionRow | null> {
  return tx.findOne(QuizSessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
}

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
}

/** The items of a sitting in their order, each with the newest draft. */
export async function listItems(tx: Tx, sessionId: string): Promise<SittingItem[]> {
  return tx.query<SittingItem[]>(
    `select i.position, i.question_id as "questionId", v.id as "versionId", q.slug, v.number as version, q.level, v.content,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
            coalesce(i.response, d.response) as response, coalesce(i.revision, d.revision) as revision,
            i.flagged, i.time_spent_ms as "timeSpentMs", i.verdict, i.score, i.judge
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

/**
 * The one statement that ends a sitting: by the candidate at any time, by anybody once deadline and grace are over.
 * One row: this call ended it, and its drafts are frozen. None: it had ended, or its time has not come.
 */
export async function endSession(tx: Tx, sessionId: string, cause: 'candidate' | 'deadline') {
  const [ended] = await tx.query<[{ personId: string; finishedAt: Date }[], number]>(
    `with locked as materialized (
       select id, deadline_at, grace_ms from quiz_sessions where id = $1 and state in ('running', 'paused') for update
     ), clock as materialized (
       select locked.*, clock_timestamp() as now from locked
     )
     update quiz_sessions s
        set state = 'finished', finish_cause = $2, finished_at = least(clock.now, clock.deadline_at)
       from clock
      where s.id = clock.id
        and ($2 = 'candidate' or clock.now > clock.deadline_at + clock.grace_ms * interval '1 millisecond')
     returning s.person_id as "personId", s.finished_at as "finishedAt"`,
    [sessionId, cause],
  );
  const end = ended[0];
  if (!end) return undefined;
  await tx.query(
    `update session_items i set response = d.response, revision = d.revision
       from (select distinct on (position) position, response, revision
               from answer_drafts where session_id = $1 order by position, revision desc) d
      where i.session_id = $1 and i.position = d.position`,
    [sessionId],
  );
  return end;
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

export async function markGraded(tx: Tx, sessionId: string, total: { score: number; maxScore: number }): Promise<void> {
  await tx.query(
    `update quiz_sessions set state = 'graded', graded_at = clock_timestamp(), score = $2, max_score = $3 where id = $1`,
    [sessionId, total.score, total.maxScore],
  );
}

/** Ids of sittings whose deadline and grace are over, the oldest first. */
export async function overdueSessions(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from quiz_sessions
      where state = 'running' and deadline_at < clock_timestamp()
        and deadline_at + grace_ms * interval '1 millisecond' < clock_timestamp()
      order by deadline_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

export interface SittingSummary {
  id: string;
  state: QuizSessionRow['state'];
  choice: Choice;
  startedAt: Date;
  deadlineAt: Date | null;
  finishedAt: Date | null;
  score: number | null;
  maxScore: number | null;
}

/** A person's sittings, newest first, those started before `before` (ties by id). */
export async function listSessions(
  tx: Tx,
  personId: string,
  page: { limit: number; before: { startedAt: string; id: string } | undefined },
): Promise<SittingSummary[]> {
  return tx.query<SittingSummary[]>(
    `select id, state, choice, started_at as "startedAt", deadline_at as "deadlineAt", finished_at as "finishedAt",
            score, max_score as "maxScore"
       from quiz_sessions
      where person_id = $1 and ($2::timestamptz is null or (started_at, id) < ($2, $3::uuid))
      order by started_at desc, id desc
      limit $4`,
    [personId, page.before?.startedAt ?? null, page.before?.id ?? null, page.limit],
  );
}
