import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { gradeMultipleChoice, gradeSingleChoice } from './grade-choices.js';
import { gradeMatching } from './grade-matching.js';
import { gradeNumeric } from './grade-numeric.js';
import { gradeFlashcard, gradeOpen } from './grade-open.js';
import { gradeOrdering } from './grade-ordering.js';
import { gradeShortText } from './grade-text.js';
import type { Judgement } from './judge.js';
import type { GradeDetail, Outcome } from './marks.js';
import type { Response } from './response.js';

export const verdicts = ['correct', 'partial', 'incorrect', 'skipped', 'ungraded'] as const;
export type Verdict = (typeof verdicts)[number];

/** `score` is in [0, 1]; it is 0 for what was skipped and for what waits for a person. */
export interface Grade {
  verdict: Verdict;
  score: number;
  maxScore: 1;
  detail?: GradeDetail;
  /** Where the answer was a program. */
  judge?: Judgement;
}

/** Answers to these are programs: judging them takes a sandbox (`GradeAnswer`). */
export type ProgramContent = ContentOf<'code' | 'sql'>;
type PlainContent = Exclude<Content, ProgramContent>;

export function isProgram(content: Content): content is ProgramContent {
  return content.kind === 'code' || content.kind === 'sql';
}

/** How good a response is. It must have passed `checkResponse` for the same content. */
export function grade(content: PlainContent, response: Response): Grade {
  const outcome = response === null ? 'skipped' : mark(content, response);
  if (typeof outcome === 'string') return { verdict: outcome, score: 0, maxScore: 1 };
  return { verdict: verdictOf(outcome.score), maxScore: 1, ...outcome };
}

export function verdictOf(score: number): Verdict {
  if (score >= 1) return 'correct';
  return score <= 0 ? 'incorrect' : 'partial';
}

function mark(content: PlainContent, response: NonNullable<Response>): Outcome {
  switch (content.kind) {
    case 'single-choice':
      if ('choice' in response) return gradeSingleChoice(content, response.choice);
      break;
    case 'multiple-choice':
      if ('choices' in response) return gradeMultipleChoice(content, response.choices);
      break;
    case 'numeric':
      if ('number' in response) return gradeNumeric(content, response.number);
      break;
    case 'short-text':
      if ('text' in response) return gradeShortText(content, response.text);
      break;
    case 'ordering':
      if ('order' in response) return gradeOrdering(content, response.order);
      break;
    case 'matching':
      if ('pairs' in response) return gradeMatching(content, response.pairs);
      break;
    case 'open':
      if ('text' in response) return gradeOpen(content, response);
      break;
    case 'flashcard':
      if ('rating' in response) return gradeFlashcard(response.rating);
  }
  throw new TypeError(`not a response to a ${content.kind} question`);
}

/** The right answer, in the form of a response where there is one. Shown only once an answer is final. */
export function correctAnswer(content: Content): unknown {
  switch (content.kind) {
    case 'single-choice':
      return { choice: content.key };
    case 'multiple-choice':
      return { choices: content.key };
    case 'numeric':
      return 'min' in content.key ? content.key : { number: content.key.value };
    case 'short-text':
      return { text: content.key.accepted[0] };
    case 'ordering':
      return { order: content.key };
    case 'matching':
      return { pairs: content.key };
    case 'code':
      return codeAnswer(content);
    case 'sql':
      return { sql: content.solution, ...content.expected };
    case 'open':
      return { text: content.modelAnswer, rubric: content.rubric };
    case 'flashcard':
      return { text: content.back };
  }
}

function codeAnswer({ languages, solutions }: ContentOf<'code'>) {
  const language = languages.find((name) => solutions[name] !== undefined);
  return { language, source: language && solutions[language], solutions };
}
