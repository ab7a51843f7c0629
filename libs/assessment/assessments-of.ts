import type { Tx } from '@app/database/tx.js';
import { requestsOf } from './assessments.store.js';
import type { RequestState } from './domain/request.js';

/** What is known of the assessment of one item, for its candidate. */
export interface ItemAssessment {
  state: RequestState;
  /** Why a second look was asked for. */
  reason: string | null;
  /** The look that counts. */
  newest: {
    look: number;
    score: number;
    criteria: string[];
    /** Markdown. */
    comment: string;
    assessorName: string;
    at: Date;
  } | null;
}

/** The items of a sitting that an instructor assesses or has assessed, by position. */
export async function assessmentsOf(tx: Tx, sessionId: string): Promise<Map<number, ItemAssessment>> {
  const requests = await requestsOf(tx, sessionId);
  return new Map(
    requests.map(({ position, state, reason, newest }) => [
      position,
      { state, reason, newest: newest && pick(newest) },
    ]),
  );
}

function pick({ look, score, criteria, comment, assessorName, at }: NonNullable<ItemAssessment['newest']>) {
  return { look, score, criteria, comment, assessorName, at };
}
