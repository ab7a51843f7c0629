import type { Tx } from '@app/database/tx.js';
import type { Accommodation } from '@app/identity/domain/accommodation.js';
import type { Feedback, Plan } from '@app/interview-template/domain/plan.js';
import { QuizSessionRow, type FinishCause } from './sessions.rows.js';

export interface NewSitting {
  personId: string;
  title: string;
  plan: Plan;
  template: { id: string; number: number; attempt: number } | null;
  resitOf: string | null;
  seed: string;
  tracked: boolean;
  accommodation: Accommodation | null;
  limitMs: number;
  graceMs: number;
  startedAt: Date;
  deadlineAt: Date;
}

export async function insertSession(tx: Tx, sitting: NewSitting): Promise<string> {
  const { template } = sitting;
  const [row] = await tx.query<[{ id: string }]>(
    `insert into quiz_sessions (person_id, title, plan, template_id, template_number, attempt, resit_of, seed, tracked,
                                accommodation, limit_ms, grace_ms, started_at, deadline_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
    [
      sitting.personId,
      sitting.title,
      JSON.stringify(sitting.plan),
      template?.id ?? null,
      template?.number ?? null,
      template?.attempt ?? null,
      sitting.resitOf,
      sitting.seed,
      sitting.tracked,
      sitting.accommodation && JSON.stringify(sitting.accommodation),
      sitting.limitMs,
      sitting.graceMs,
      sitting.startedAt,
      sitting.deadlineAt,
    ],
  );
  return row.id;
}

export async function findSession(tx: Tx, sessionId: string): Promise<QuizSessionRow | null> {
  return tx.findOneBy(QuizSessionRow, { id: sessionId });
}

/** Locks the sitting against answers and every other change of it. */
export async function lockSession(tx: Tx, sessionId: string): Promise<QuizSessionRow | null> {
  return tx.findOne(QuizSessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
}

type ClockColumns = Pick<QuizSessionRow, 'state' | 'deadlineAt' | 'pausedBy' | 'pausedUntil'>;

/** Writes what the ledger says now. The sitting must be locked. */
export async function writeClock(tx: Tx, sessionId: string, clock: ClockColumns): Promise<void> {
  await tx.query(
    `update quiz_sessions set state = $2, deadline_at = $3, paused_by = $4, paused_until = $5 where id = $1`,
    [sessionId, clock.state, clock.deadlineAt, clock.pausedBy, clock.pausedUntil],
  );
}

export interface EndedSession {
  personId: string;
  finishedAt: Date;
  feedback: Feedback;
  tracked: boolean;
}

/**
 * The one statement that ends a sitting: by the candidate or an instructor at any time, by anybody once deadline and
 * grace are over. One row: this call ended it, and its drafts are to be frozen. None: it had ended, or its time has
 * not come.
 */
export async function endSession(tx: Tx, sessionId: string, cause: FinishCause): Promise<EndedSession | undefined> {
  const [ended] = await tx.query<[EndedSession[], number]>(
    `with locked as materialized (
       select id, deadline_at, grace_ms from quiz_sessions where id = $1 and state in ('running', 'paused') for update
     ), clock as materialized (
       select locked.*, clock_timestamp() as now from locked
     )
     update quiz_sessions s
        set state = 'finished', finish_cause = $2, finished_at = least(clock.now, clock.deadline_at),
            paused_by = null, paused_until = null
       from clock
      where s.id = clock.id
        and ($2 <> 'deadline' or clock.now > clock.deadline_at + clock.grace_ms * interval '1 millisecond')
     returning s.person_id as "personId", s.finished_at as "finishedAt", s.plan->'feedback' as feedback, s.tracked`,
    [sessionId, cause],
  );
  return ended[0];
}

export async function keepAnswersUntil(tx: Tx, sessionId: string, answersFrom: Date): Promise<void> {
  await tx.query(`update quiz_sessions set answers_from = $2 where id = $1`, [sessionId, answersFrom]);
}

/** Takes the end back: the sitting waits for its candidate. */
export async function writeReopened(tx: Tx, sessionId: string): Promise<void> {
  await tx.query(
    `update quiz_sessions
        set state = 'paused', paused_by = 'reopening', paused_until = null, deadline_at = null, finished_at = null,
            finish_cause = null, graded_at = null, score = null, max_score = null, answers_from = null,
            opening = opening + 1
      where id = $1`,
    [sessionId],
  );
}

export async function markGraded(tx: Tx, sessionId: string, total: { score: number; maxScore: number }): Promise<void> {
  await tx.query(
    `update quiz_sessions
        set state = 'graded', graded_at = coalesce(graded_at, clock_timestamp()), score = $2, max_score = $3
      where id = $1`,
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

/** Ids of sittings whose break is over, the oldest first. */
export async function overdueBreaks(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from quiz_sessions where state = 'paused' and paused_until < clock_timestamp()
      order by paused_until limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Ids of a person's sittings that have not ended, in the order in which everybody locks them. */
export async function openSessions(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from quiz_sessions where person_id = $1 and state in ('running', 'paused') order by id`,
    [personId],
  );
  return rows.map((row) => row.id);
}

export async function writeAccommodation(
  tx: Tx,
  sessionId: string,
  accommodation: Accommodation | null,
): Promise<void> {
  await tx.query(`update quiz_sessions set accommodation = $2 where id = $1`, [
    sessionId,
    accommodation && JSON.stringify(accommodation),
  ]);
}

export type SittingSummary = Pick<
  QuizSessionRow,
  | 'id'
  | 'state'
  | 'title'
  | 'plan'
  | 'templateId'
  | 'attempt'
  | 'startedAt'
  | 'deadlineAt'
  | 'finishedAt'
  | 'score'
  | 'maxScore'
> & { now: Date };

/** A person's sittings, newest first, those started before `before` (ties by id). */
export async function listSessions(
  tx: Tx,
  personId: string,
  page: { limit: number; before: { startedAt: string; id: string } | undefined },
): Promise<SittingSummary[]> {
  return tx.query<SittingSummary[]>(
    `select id, state, title, plan, template_id as "templateId", attempt, started_at as "startedAt",
            deadline_at as "deadlineAt", finished_at as "finishedAt", score, max_score as "maxScore",
            clock_timestamp() as now
       from quiz_sessions
      where person_id = $1 and ($2::timestamptz is null or (started_at, id) < ($2, $3::uuid))
      order by started_at desc, id desc
      limit $4`,
    [personId, page.before?.startedAt ?? null, page.before?.id ?? null, page.limit],
  );
}

/** How often a person has sat a template; sittings that run count. */
export async function countAttempts(tx: Tx, personId: string, templateId: string): Promise<number> {
  const [row] = await tx.query<[{ used: number }]>(
    `select coalesce(max(attempt), 0) as used from quiz_sessions where person_id = $1 and template_id = $2`,
    [personId, templateId],
  );
  return row.used;
}
