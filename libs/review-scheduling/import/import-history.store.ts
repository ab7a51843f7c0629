import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Rating } from '../domain/rating.js';
import type { CardAct, CardState, Scheduling } from '../domain/schedule/schedule.js';

export interface NewCard {
  questionId: string;
  createdAt: Date;
  suspendedAt: Date | null;
  buriedUntil: Date | null;
  leechAt: Date | null;
  flag: number;
}

/** Cards that the person lacks, in one order for everybody. */
export async function insertCards(tx: Tx, personId: string, cards: readonly NewCard[]): Promise<void> {
  await tx.query(
    `insert into cards (person_id, question_id, due_at, created_at, suspended_at, suspended_by, buried_until, leech_at,
                        flag, fit_id)
     select $1, "questionId", "createdAt", "createdAt", "suspendedAt",
            case when "suspendedAt" is not null then 'person' end, "buriedUntil", "leechAt", flag,
            (select fit_id from study_settings where person_id = $1)
       from jsonb_to_recordset($2::jsonb) as c ("questionId" uuid, "createdAt" timestamptz, "suspendedAt" timestamptz,
            "buriedUntil" timestamptz, "leechAt" timestamptz, flag int)
      order by "questionId"
     on conflict (person_id, question_id) do nothing`,
    [personId, JSON.stringify(cards)],
  );
}

/** Which of these submissions are acts already, undone ones too. */
export async function knownSubmissions(
  tx: Tx,
  personId: string,
  submissionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select submission_id as id from reviews where person_id = $1 and submission_id = any($2)`,
    [personId, submissionIds],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface FoldedAct {
  cardId: string;
  versionId: string;
  seq: number;
  submissionId: string;
  act: CardAct;
  reviewedAt: Date;
  setDueAt: Date | null;
  rating: Rating | null;
  elapsedMs: number;
  verdict: Verdict | null;
  score: number | null;
  scheduler: string;
  before: CardState;
  after: CardState;
}

/** Acts that are graded and scheduled already, in one statement. */
export async function insertActs(
  tx: Tx,
  { personId, settings, scheduling }: { personId: string; settings: StudySettings; scheduling: Scheduling },
  acts: readonly FoldedAct[],
): Promise<void> {
  if (acts.length === 0) return;
  await tx.query(
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms,
                          requested_rating, reviewed_at, act, set_due_at, state, verdict, score, rating,
                          desired_retention, scheduling, time_zone, rollover_hour, state_before, state_after,
                          scheduler, graded_at)
     select a."cardId", $1, a.seq, a."submissionId", a."versionId",
            case when a.act = 'answer' then jsonb_build_object('rating', a.rating) end, a."elapsedMs", a.rating,
            a."reviewedAt", a.act, a."setDueAt", 'graded', a.verdict, a.score, a.rating, $2,
            case when a.act = 'answer' then $3::jsonb end, $4, $5, a.before, a.after, a.scheduler, clock_timestamp()
       from jsonb_to_recordset($6::jsonb) as a ("cardId" uuid, seq int, "submissionId" uuid, "versionId" uuid,
            act text, "reviewedAt" timestamptz, "setDueAt" timestamptz, rating text, "elapsedMs" int, verdict text,
            score float8, scheduler text, before jsonb, after jsonb)`,
    [
      personId,
      settings.desiredRetention,
      JSON.stringify(scheduling),
      settings.timeZone,
      settings.rolloverHour,
      JSON.stringify(acts),
    ],
  );
}

/** States and numbers of many locked cards in one statement. */
export async function writeFolded(
  tx: Tx,
  cards: readonly { id: string; lastSeq: number; state: CardState }[],
): Promise<void> {
  await tx.query(
    `update cards c
        set state = s.state, stability = s.stability, difficulty = s.difficulty, due_at = s."dueAt",
            last_review_at = s."lastReviewAt", reps = s.reps, lapses = s.lapses,
            learning_steps = s."learningSteps", scheduled_days = s."scheduledDays", last_seq = s."lastSeq"
       from jsonb_to_recordset($1::jsonb) as s (
              id uuid, "lastSeq" int, state text, stability float8, difficulty float8, "dueAt" timestamptz,
              "lastReviewAt" timestamptz, reps int, lapses int, "learningSteps" int, "scheduledDays" int)
      where c.id = s.id`,
    [JSON.stringify(cards.map(({ state, ...card }) => ({ ...state, ...card })))],
  );
}

/** Removes acts of locked cards from a number on, and takes that number back. */
export async function deleteActsFrom(tx: Tx, cards: readonly { id: string; firstSeq: number }[]): Promise<void> {
  const given = JSON.stringify(cards);
  await tx.query(
    `delete from reviews r using jsonb_to_recordset($1::jsonb) as c (id uuid, "firstSeq" int)
      where r.card_id = c.id and r.seq >= c."firstSeq"`,
    [given],
  );
  await tx.query(
    `update cards set last_seq = c."firstSeq" - 1 from jsonb_to_recordset($1::jsonb) as c (id uuid, "firstSeq" int)
      where cards.id = c.id`,
    [given],
  );
}

/** Removes locked cards with all their acts. */
export async function deleteCards(tx: Tx, cardIds: readonly string[]): Promise<void> {
  await tx.query(`delete from cards where id = any($1)`, [cardIds]);
}
