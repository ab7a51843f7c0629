import type { Tx } from '@app/database/tx.js';
import type { Feedback } from '@app/interview-template/domain/plan.js';
import type { ReviewRow } from '../reviews.rows.js';

/** The newest answer to a card that counts. */
export async function newestAnswer(tx: Tx, cardId: string): Promise<string | undefined> {
  const [found] = await tx.query<{ id: string }[]>(
    `select id from reviews where card_id = $1 and act = 'answer' and state = 'graded' order by seq desc limit 1`,
    [cardId],
  );
  return found?.id;
}

/** One act on a card, and the sitting that it comes from; `replaced`: the sitting made another of a later grade. */
export type PastActRow = Pick<
  ReviewRow,
  | 'id'
  | 'seq'
  | 'act'
  | 'state'
  | 'verdict'
  | 'score'
  | 'rating'
  | 'elapsedMs'
  | 'reviewedAt'
  | 'setDueAt'
  | 'undoneAt'
  | 'stateBefore'
  | 'stateAfter'
> & {
  replaced: boolean;
} & (
    | { sessionId: null; sessionTitle: null; feedback: null; endedAt: null }
    | { sessionId: string; sessionTitle: string; feedback: Feedback; endedAt: Date | null }
  );

/** What was done to a card, newest first, from before a number on. */
export async function actsOfCard(
  tx: Tx,
  cardId: string,
  page: { before: number | undefined; limit: number },
): Promise<PastActRow[]> {
  return tx.query<PastActRow[]>(
    `select r.id, r.seq, r.act, r.state, r.verdict, r.score, r.rating, r.elapsed_ms as "elapsedMs",
            r.reviewed_at as "reviewedAt", r.set_due_at as "setDueAt", r.undone_at as "undoneAt",
            r.state_before as "stateBefore", r.state_after as "stateAfter",
            s.id as "sessionId", s.title as "sessionTitle", s.plan -> 'feedback' as feedback,
            s.finished_at as "endedAt", ${isReplaced} as replaced
       from reviews r
       left join quiz_sessions s on s.id = r.session_id
      where r.card_id = $1 and ($2::int is null or r.seq < $2)
      order by r.seq desc
      limit $3`,
    [cardId, page.before ?? null, page.limit],
  );
}

/** SQL: whether the sitting of a review `r` has made another of the same card since. */
const isReplaced = `exists (
  select 1 from reviews n where n.card_id = r.card_id and n.seq > r.seq and n.session_id = r.session_id)`;

export async function isReviewReplaced(tx: Tx, reviewId: string): Promise<boolean> {
  const [row] = await tx.query<{ replaced: boolean }[]>(
    `select ${isReplaced} as replaced from reviews r where r.id = $1`,
    [reviewId],
  );
  return row!.replaced;
}

/** What the sitting that a review comes from tells, and since when; undefined: it comes from none. */
export async function feedbackOf(
  tx: Tx,
  reviewId: string,
): Promise<{ feedback: Feedback; endedAt: Date | null } | undefined> {
  const [found] = await tx.query<{ feedback: Feedback; endedAt: Date | null }[]>(
    `select s.plan -> 'feedback' as feedback, s.finished_at as "endedAt"
       from reviews r join quiz_sessions s on s.id = r.session_id where r.id = $1`,
    [reviewId],
  );
  return found;
}
