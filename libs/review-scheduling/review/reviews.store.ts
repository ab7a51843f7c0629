import { Any } from 'typeorm';
import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import type { Grade, Verdict } from '@app/grading/domain/grade.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Rating } from '../domain/rating.js';
import type { CardAct, CardState, Scheduling } from '../domain/schedule/schedule.js';
import { ReviewRow } from '../reviews.rows.js';

/** The review that a submission has become already. */
export async function findBySubmission(
  tx: Tx,
  personId: string,
  submissionId: string,
): Promise<Pick<ReviewRow, 'id' | 'state' | 'act'> | undefined> {
  const [found] = await tx.query<Pick<ReviewRow, 'id' | 'state' | 'act'>[]>(
    `select id, state, act from reviews where person_id = $1 and submission_id = $2`,
    [personId, submissionId],
  );
  return found;
}

export interface WaitingReview {
  id: string;
  cardId: string;
  /** Its answer is a program that was not run yet. */
  isUnjudged: boolean;
}

/** Those of these reviews that wait for their grade. Found by their ids alone: by state, all that wait would be read. */
export async function waitingReviews(tx: Tx, reviewIds: readonly string[]): Promise<WaitingReview[]> {
  const found = await tx.query<(WaitingReview & Pick<ReviewRow, 'state'>)[]>(
    `select r.id, r.card_id as "cardId", r.state, r.verdict is null and v.kind in ('code', 'sql') as "isUnjudged"
       from reviews r join question_versions v on v.id = r.question_version_id
      where r.id = any($1)`,
    [reviewIds],
  );
  return found.filter(({ state }) => state === 'queued');
}

export async function findReview(tx: Tx, reviewId: string): Promise<ReviewRow | null> {
  return tx.findOneBy(ReviewRow, { id: reviewId });
}

export interface NewReview {
  cardId: string;
  personId: string;
  seq: number;
  questionVersionId: string;
  response: unknown;
  elapsedMs: number;
  requestedRating: Rating | null;
  reviewedAt: Date;
  settings: StudySettings;
}

/** A practice review that waits for its grade, and its card's newest number. Undefined: it is a review already. */
export async function insertPractice(
  tx: Tx,
  review: NewReview & { submissionId: string },
): Promise<string | undefined> {
  const { settings } = review;
  const [row] = await tx.query<{ id: string }[]>(
    `with written as (
       insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms,
                            requested_rating, reviewed_at, desired_retention, time_zone, rollover_hour)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (person_id, submission_id) do nothing
       returning id, card_id, seq
     ), numbered as (
       update cards set last_seq = written.seq from written where cards.id = written.card_id
     )
     select id from written`,
    [
      review.cardId,
      review.personId,
      review.seq,
      review.submissionId,
      review.questionVersionId,
      JSON.stringify(review.response),
      review.elapsedMs,
      review.requestedRating,
      review.reviewedAt,
      settings.desiredRetention,
      settings.timeZone,
      settings.rolloverHour,
    ],
  );
  return row?.id;
}

export interface SittingReview {
  cardId: string;
  seq: number;
  position: number;
  questionVersionId: string;
  response: unknown;
  elapsedMs: number;
  verdict: Verdict;
  score: number;
}

/** The graded items of a sitting as reviews that wait for their schedule, all in one statement. */
export async function insertSittingReviews(
  tx: Tx,
  sitting: { sessionId: string; personId: string; reviewedAt: Date; settings: StudySettings },
  items: readonly SittingReview[],
): Promise<void> {
  const { settings } = sitting;
  await tx.query(
    `with written as (
       insert into reviews (card_id, person_id, seq, session_id, position, question_version_id, response, elapsed_ms,
                            verdict, score, reviewed_at, desired_retention, time_zone, rollover_hour)
       select i."cardId", $1, i.seq, $2, i.position, i."questionVersionId", i.response, i."elapsedMs",
              i.verdict, i.score, $3, $4, $5, $6
         from jsonb_to_recordset($7::jsonb) as i (
           "cardId" uuid, seq int, position int, "questionVersionId" uuid, response jsonb, "elapsedMs" int,
           verdict text, score float8)
       on conflict (session_id, position) where state <> 'undone' do nothing
       returning card_id, seq
     )
     update cards set last_seq = written.seq from written where cards.id = written.card_id`,
    [
      sitting.personId,
      sitting.sessionId,
      sitting.reviewedAt,
      settings.desiredRetention,
      settings.timeZone,
      settings.rolloverHour,
      JSON.stringify(items),
    ],
  );
}

/** The newest review of each of these cards that a sitting made, be it undone, by card. */
export async function newestOfItems(tx: Tx, sessionId: string, cardIds: string[]): Promise<Map<string, ReviewRow>> {
  const reviews = await tx
    .createQueryBuilder(ReviewRow, 'review')
    .distinctOn(['review.cardId'])
    .where('review.cardId = any(:cardIds) and review.sessionId = :sessionId', { cardIds, sessionId })
    .orderBy('review.cardId')
    .addOrderBy('review.seq', 'DESC')
    .getMany();
  return new Map(reviews.map((review) => [review.cardId, review]));
}

export interface PendingReview {
  id: string;
  cardId: string;
  seq: number;
  personId: string;
  sessionId: string | null;
  response: unknown;
  elapsedMs: number;
  requestedRating: Rating | null;
  reviewedAt: Date;
  verdict: Verdict | null;
  score: number | null;
  desiredRetention: number;
  timeZone: string;
  rolloverHour: number;
  act: CardAct;
  setDueAt: Date | null;
  content: Content;
}

export interface UnjudgedReview {
  id: string;
  response: unknown;
  content: Content;
}

/** A review whose answer is a program that was not run yet. */
export async function unjudgedReview(tx: Tx, reviewId: string): Promise<UnjudgedReview | undefined> {
  const [found] = await tx.query<UnjudgedReview[]>(
    `select r.id, r.response, v.content
       from reviews r join question_versions v on v.id = r.question_version_id
      where r.id = $1 and r.act = 'answer' and r.state = 'queued' and r.verdict is null and v.kind in ('code', 'sql')`,
    [reviewId],
  );
  return found;
}

/** Keeps what the judge said, once; the review still waits for its schedule. */
export async function writeJudged(tx: Tx, reviewId: string, { verdict, score, judge }: Grade): Promise<void> {
  await tx.query(
    `update reviews set verdict = $2, score = $3, judge = $4 where id = $1 and state = 'queued' and verdict is null`,
    [reviewId, verdict, score, judge ? JSON.stringify(judge) : null],
  );
}

/** Reviews and other acts of these cards that wait for grade or schedule, each card's in their order. */
export async function pendingReviews(tx: Tx, cardIds: string[]): Promise<PendingReview[]> {
  return tx.query<PendingReview[]>(
    `select r.id, r.card_id as "cardId", r.seq, r.person_id as "personId", r.session_id as "sessionId", r.response,
            r.elapsed_ms as "elapsedMs", r.requested_rating as "requestedRating", r.reviewed_at as "reviewedAt",
            r.verdict, r.score, r.desired_retention as "desiredRetention", r.time_zone as "timeZone",
            r.rollover_hour as "rolloverHour", r.act, r.set_due_at as "setDueAt", v.content
       from reviews r
       join question_versions v on v.id = r.question_version_id
      where r.card_id = any($1) and r.state = 'queued'
      order by r.card_id, r.seq`,
    [cardIds],
  );
}

/** The reviews of these cards that count, each card's in their order. */
export async function gradedReviewsOf(tx: Tx, cardIds: readonly string[]): Promise<ReviewRow[]> {
  return tx.find(ReviewRow, {
    where: { cardId: Any([...cardIds]), state: 'graded' },
    order: { cardId: 'asc', seq: 'asc' },
  });
}

export interface ScheduledReview {
  id: string;
  /** Null, as score and rating, where the act is no answer. */
  verdict: Verdict | null;
  score: number | null;
  rating: Rating | null;
  before: CardState;
  after: CardState;
  scheduling: Scheduling | null;
  scheduler: string;
}

/** Writes grade, rating and states of many reviews in one statement. */
export async function writeScheduled(tx: Tx, reviews: readonly ScheduledReview[]): Promise<void> {
  await tx.query(
    `update reviews r
        set state = 'graded', verdict = s.verdict, score = s.score, rating = s.rating, state_before = s.before,
            state_after = s.after, scheduling = s.scheduling, scheduler = s.scheduler,
            graded_at = coalesce(r.graded_at, clock_timestamp())
       from jsonb_to_recordset($1::jsonb) as s (
              id uuid, verdict text, score float8, rating text, before jsonb, after jsonb, scheduling jsonb,
              scheduler text)
      where r.id = s.id and r.state <> 'undone'`,
    [JSON.stringify(reviews)],
  );
}

/** The first time counts. */
export async function markUndone(tx: Tx, reviewId: string): Promise<void> {
  await tx.query(
    `update reviews set state = 'undone', undone_at = clock_timestamp() where id = $1 and state <> 'undone'`,
    [reviewId],
  );
}

export async function markRedone(tx: Tx, reviewId: string, state: 'queued' | 'graded'): Promise<void> {
  await tx.query(`update reviews set state = $2, undone_at = null where id = $1 and state = 'undone'`, [
    reviewId,
    state,
  ]);
}
