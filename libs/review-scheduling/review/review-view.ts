import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import { correctAnswer } from '@app/grading/domain/grade.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Rating } from '../domain/rating.js';
import type { CardState } from '../domain/schedule/schedule.js';
import type { ReviewRow } from '../reviews.rows.js';

export interface CardView {
  id: string;
  state: CardState['state'];
  stability: number;
  difficulty: number;
  dueAt: Date;
  /** Days of the interval given last; 0 within learning steps. */
  intervalDays: number;
  reps: number;
  lapses: number;
}

export interface ReviewView {
  id: string;
  state: 'graded' | 'undone';
  questionId: string;
  questionSlug: string;
  response: unknown;
  verdict: Verdict;
  score: number;
  maxScore: 1;
  rating: Rating;
  /** The card as this review left it. */
  card: CardView;
  correctAnswer: unknown;
  explanation: string;
  references: Content['references'];
  judge?: Judgement;
}

export function cardView(id: string, state: CardState): CardView {
  return {
    id,
    state: state.state,
    stability: state.stability,
    difficulty: state.difficulty,
    dueAt: state.dueAt,
    intervalDays: state.scheduledDays,
    reps: state.reps,
    lapses: state.lapses,
  };
}

interface Question {
  questionId: string;
  slug: string;
  content: Content;
}

/** A graded review; an undone one that was never graded is none. */
export function reviewView(review: ReviewRow, question: Question): ReviewView | undefined {
  const { verdict, score, rating, stateAfter, state } = review;
  if (state === 'queued' || verdict === null || score === null || rating === null || stateAfter === null) {
    return undefined;
  }
  const { content } = question;
  return {
    id: review.id,
    state,
    questionId: question.questionId,
    questionSlug: question.slug,
    response: review.response,
    verdict,
    score,
    maxScore: 1,
    rating,
    card: cardView(review.cardId, stateAfter),
    correctAnswer: correctAnswer(content),
    explanation: content.explanation,
    references: content.references,
    ...(review.judge && { judge: review.judge }),
  };
}
