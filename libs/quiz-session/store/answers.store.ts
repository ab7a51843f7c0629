import type { Tx } from '@app/database/tx.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { QuizSessionRow } from './sessions.rows.js';

export interface AnswerPlace {
  state: QuizSessionRow['state'];
  finishCause: QuizSessionRow['finishCause'];
  startedAt: Date;
  deadlineAt: Date | null;
  pausedUntil: Date | null;
  graceMs: number;
  tracked: boolean;
  /** Of any item: which ones is to be read after the lock (`isItemClosed`). */
  hasFinishedItems: boolean;
  content: Content;
  /** The database's clock, read once, after the lock: it decides and it stamps. */
  now: Date;
}

interface Place {
  personId: string;
  sessionId: string;
  position: number;
}

/** Locks the sitting against its end (answers don't wait for each other) and reads what an answer is judged by. */
export async function lockForAnswer(tx: Tx, place: Place): Promise<AnswerPlace | undefined> {
  const [found] = await tx.query<AnswerPlace[]>(
    `with locked as materialized (
       select id, state, finish_cause, started_at, deadline_at, paused_until, grace_ms, tracked, has_finished_items
         from quiz_sessions where id = $1 and person_id = $2 for share
     )
     select l.state, l.finish_cause as "finishCause", l.started_at as "startedAt", l.deadline_at as "deadlineAt",
            l.paused_until as "pausedUntil", l.grace_ms as "graceMs", l.tracked,
            l.has_finished_items as "hasFinishedItems", v.content, clock_timestamp() as now
       from locked l
       join session_items i on i.session_id = l.id and i.position = $3
       join question_versions v on v.id = i.question_version_id`,
    [place.sessionId, place.personId, place.position],
  );
  return found;
}

/** Read after the lock: the statement that waited for it still sees the item as it was before. */
export async function isItemClosed(tx: Tx, { sessionId, position }: Omit<Place, 'personId'>): Promise<boolean> {
  const [item] = await tx.query<[{ closed: boolean }]>(
    `select closed_at is not null as closed from session_items where session_id = $1 and position = $2`,
    [sessionId, position],
  );
  return item.closed;
}

export interface Draft {
  sessionId: string;
  position: number;
  revision: number;
  response: unknown;
  receivedAt: Date;
}

/** The newest draft of an item, and whether it is the one in question: its revision, with the same response. */
export interface NewestDraft {
  revision: number;
  response: unknown;
  receivedAt: Date;
  same: boolean;
}

const newest = `select revision, response, received_at as "receivedAt", (revision = $3 and response = $4::jsonb) as same
                  from answer_drafts where session_id = $1 and position = $2 order by revision desc limit 1`;

/**
 * Stores a numbered draft unless that number is taken, and lets the time spent on the item grow, in one statement.
 * Returns the newest draft where that is another one.
 */
export async function storeDraft(tx: Tx, draft: Draft, timeSpentMs: number | null): Promise<NewestDraft | undefined> {
  const [stored] = await tx.query<[{ inserted: boolean } & (NewestDraft | { revision: null })]>(
    `with inserted as (
       insert into answer_drafts (session_id, position, revision, response, received_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning 1
     ), spent as (
       update session_items set time_spent_ms = $6::int
        where session_id = $1 and position = $2 and time_spent_ms < $6::int
     )
     select exists (select from inserted) as inserted, before.*
       from (select) as one left join lateral (${newest}) as before on true`,
    [...valuesOf(draft), draft.receivedAt, timeSpentMs === null ? null : Math.round(timeSpentMs)],
  );
  if (stored.revision !== null && stored.revision >= draft.revision) return stored;
  // A twin that committed meanwhile has the number: this statement did not see it yet.
  return stored.inserted ? undefined : newestDraft(tx, draft);
}

async function newestDraft(tx: Tx, draft: Draft): Promise<NewestDraft> {
  const [found] = await tx.query<[NewestDraft]>(newest, valuesOf(draft));
  return found;
}

const valuesOf = ({ sessionId, position, revision, response }: Draft) => [
  sessionId,
  position,
  revision,
  JSON.stringify(response),
];

/** Keeps an answer that was refused. */
export async function insertLateAnswer(tx: Tx, draft: Draft, reason: string): Promise<void> {
  await tx.query(
    `insert into late_answers (session_id, position, revision, response, received_at, reason)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [draft.sessionId, draft.position, draft.revision, JSON.stringify(draft.response), draft.receivedAt, reason],
  );
}

/** The time spent on an item only grows. */
export async function growTimeSpent(tx: Tx, place: Omit<Place, 'personId'>, timeSpentMs: number): Promise<void> {
  await tx.query(
    `update session_items set time_spent_ms = $3 where session_id = $1 and position = $2 and time_spent_ms < $3`,
    [place.sessionId, place.position, Math.round(timeSpentMs)],
  );
}

export async function setFlagged(tx: Tx, place: Omit<Place, 'personId'>, flagged: boolean): Promise<void> {
  await tx.query(`update session_items set flagged = $3 where session_id = $1 and position = $2`, [
    place.sessionId,
    place.position,
    flagged,
  ]);
}

export async function itemMarks(tx: Tx, place: Omit<Place, 'personId'>) {
  const [marks] = await tx.query<{ flagged: boolean; timeSpentMs: number }[]>(
    `select flagged, time_spent_ms as "timeSpentMs" from session_items where session_id = $1 and position = $2`,
    [place.sessionId, place.position],
  );
  return marks!;
}

export interface LateAnswer {
  position: number;
  response: unknown;
  receivedAt: Date;
  reason: string;
}

/** The newest late answer of each item. */
export async function listLateAnswers(tx: Tx, sessionId: string): Promise<LateAnswer[]> {
  return tx.query<LateAnswer[]>(
    `select distinct on (position) position, response, received_at as "receivedAt", reason
       from late_answers where session_id = $1 order by position, revision desc`,
    [sessionId],
  );
}

/** Notes that the candidate met these questions. Locked in one order by everybody. */
export async function noteSightings(tx: Tx, personId: string, questionIds: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `insert into question_sightings (person_id, question_id, last_seen_at)
     select $1, question_id, $3 from unnest($2::uuid[]) as question_id order by question_id
     on conflict (person_id, question_id) do update set last_seen_at = excluded.last_seen_at`,
    [personId, questionIds, at],
  );
}

/** When a candidate last met each of these questions in a sitting. */
export async function sightingsOf(
  tx: Tx,
  personId: string,
  questionIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await tx.query<{ questionId: string; lastSeenAt: Date }[]>(
    `select question_id as "questionId", last_seen_at as "lastSeenAt"
       from question_sightings where person_id = $1 and question_id = any($2)`,
    [personId, questionIds],
  );
  return new Map(rows.map(({ questionId, lastSeenAt }) => [questionId, lastSeenAt]));
}
