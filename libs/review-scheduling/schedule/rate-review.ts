import { grade, isProgram, type Verdict } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { permittedRatings, suggestRating, type Rating } from '../domain/rating.js';
import type { PendingReview } from '../review/reviews.store.js';

/** What an answer is worth, and what FSRS is told of it. */
export interface RatedReview {
  verdict: Verdict;
  score: number;
  rating: Rating;
}

/** Grades an answer, unless it has its verdict already, and rates it. A program must have been run before. */
export function rateReview(review: PendingReview): RatedReview {
  const { verdict, score } = review.verdict === null ? gradeOf(review) : { ...review, verdict: review.verdict };
  return { verdict, score: score ?? 0, rating: rate(review, verdict, score ?? 0) };
}

function gradeOf({ id, content, response }: PendingReview) {
  if (isProgram(content)) throw new Error(`Review ${id} is of a program that was not run`);
  const check = checkResponse(content, response);
  return grade(content, 'response' in check ? check.response : null);
}

function rate(review: PendingReview, verdict: Verdict, score: number): Rating {
  const { content, requestedRating, elapsedMs } = review;
  const { kind } = content;
  if (requestedRating && permittedRatings({ verdict, kind }).includes(requestedRating)) return requestedRating;
  const expectedMs = content.estimatedSeconds * 1_000;
  const selfRating = selfRatingOf(review);
  const rating = suggestRating({ verdict, score, kind, elapsedMs, expectedMs, ...(selfRating && { selfRating }) });
  if (!rating) throw new Error(`Review ${review.id} can't be rated: it should have been refused`);
  return rating;
}

/** A flashcard is answered by rating oneself. */
function selfRatingOf({ response }: PendingReview): Rating | undefined {
  const { rating } = (response ?? {}) as { rating?: Rating };
  return rating;
}
