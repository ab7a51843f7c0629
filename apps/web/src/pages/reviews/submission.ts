import { api, dataOf, Unreachable } from '../../api.js';
import { onWire, type CandidateResponse, type GradedReview, type Rating } from '../../shapes.js';

export interface Submission {
  questionId: string;
  submissionId: string;
  response: CandidateResponse;
  elapsedMs: number;
  rating?: Rating;
}

const waitMs = 5_000;
/** After this the worker is most likely not running. */
const patienceMs = 60_000;

export class GradingDelayed extends Error {}

/** Hands the answer in and waits for the worker's grade. The same `submissionId` again is the same review. */
export async function submitReview(submission: Submission): Promise<GradedReview> {
  const body = { ...submission, response: onWire(submission.response) };
  const { id } = await dataOf(api.POST('/api/v1/reviews', { body }));
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    try {
      const params = { path: { id }, query: { waitMs } };
      const review = await dataOf(api.GET('/api/v1/reviews/{id}', { params }));
      if ('verdict' in review) return review;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  throw new GradingDelayed();
}
