import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Response, SelfRating as Rating } from '@app/grading/domain/response.js';
import type { Role } from '@app/kernel/actor.js';
import type { CandidateView } from '@app/question-bank/domain/candidate-view.js';
import type { VersionState } from '@app/question-bank/domain/workflow.js';

export type { CandidateView, Kind, Level, Rating, Role, Verdict, VersionState };

export interface Me {
  id: string;
  email: string;
  displayName: string;
  role: Role;
  timeZone: string;
  rolloverHour: number;
  desiredRetention: number;
  createdAt: string;
}

export interface Topic {
  slug: string;
  title: string;
  questions: Record<Level | 'total', number>;
}
export interface Track {
  slug: string;
  title: string;
  topics: Topic[];
}

export interface Part {
  id: string;
  text: string;
}
/** The views of these kinds. */
export type ViewOf<K extends Kind, V = CandidateView> = V extends { kind: infer W }
  ? [Extract<W, K>] extends [never]
    ? never
    : V
  : never;

/** An answer as the API takes it; which form belongs to which kind is in the API's document. `null` is none. */
export type CandidateResponse = Response;
export const ratings = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

export interface Question {
  id: string;
  slug: string;
  version: number;
  topics: string[];
  level: Level;
  kind: Kind;
  estimatedSeconds: number;
  content: CandidateView;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type MockState = 'running' | 'paused' | 'finished' | 'graded';
export interface MockSummary {
  id: string;
  state: MockState;
  startedAt: string;
  deadlineAt: string;
  finishedAt: string | null;
  count: number;
  minutes: number;
  topics: string[];
  score: number | null;
  maxScore: number | null;
}
export interface MockItem {
  position: number;
  question: Omit<Question, 'estimatedSeconds'>;
  response: CandidateResponse;
  revision: number;
  flagged: boolean;
  timeSpentMs: number;
}
export interface Mock extends MockSummary {
  finishCause: 'candidate' | 'deadline' | null;
  graceMs: number;
  serverNow: string;
  remainingMs: number;
  items: MockItem[];
}
export interface AnswerReceipt {
  revision: number;
  acceptedAt: string;
  remainingMs: number;
  serverNow: string;
  conflict?: boolean;
  response?: CandidateResponse;
}

export interface Reference {
  title: string;
  url: string;
}
/** What teaches, shown once an answer is final. `correctAnswer` has the form of its kind. */
export interface Solution {
  correctAnswer: unknown;
  explanation: string;
  references?: Reference[];
}
export interface DebriefItem extends Solution {
  position: number;
  questionId: string;
  questionSlug: string;
  topics: string[];
  level: Level;
  kind: Kind;
  content: CandidateView;
  response: CandidateResponse;
  verdict: Verdict;
  score: number;
  maxScore: number;
  timeSpentMs: number;
  estimatedSeconds: number;
  flagged: boolean;
  card: { id: string; dueAt: string; state: string } | null;
}
export interface TopicScore {
  topic: string;
  score: number;
  maxScore: number;
  count: number;
}
export interface Debrief {
  id: string;
  state: 'graded';
  score: number;
  maxScore: number;
  startedAt: string;
  finishedAt: string;
  finishCause: 'candidate' | 'deadline';
  byTopic: TopicScore[];
  items: DebriefItem[];
  lateAnswers?: { position: number; response: CandidateResponse }[];
}

export interface DueItem {
  card: { id: string; state: string; dueAt: string; reps: number; lapses: number };
  question: Question;
}
export interface DueQueue {
  items: DueItem[];
  dueCount: number;
  nextDue: { dueOn: string; count: number }[];
  serverNow: string;
}
export interface GradedReview extends Solution {
  id: string;
  state: 'graded' | 'undone';
  questionSlug: string;
  verdict: Verdict;
  score: number;
  maxScore: number;
  rating: Rating;
  card: { id: string; state: string; dueAt: string; intervalDays: number };
  response: CandidateResponse;
}

export interface Progress {
  dueForecast: { on: string; count: number }[];
  reviewsToday: number;
  reviewsTotal: number;
  retention: { remembered: number; total: number; rate: number | null };
  mocks: { finished: number; averageScore: number | null };
  streakDays: number;
  byTopic: { topic: string; cards: number; due: number; averageScore: number | null }[];
}

export interface VersionSummary {
  number: number;
  state: VersionState;
  message: string | null;
  revision: number;
  authorId: string | null;
  createdAt: string;
}
export interface Version extends VersionSummary {
  content: unknown;
}
export interface AdminQuestion {
  id: string;
  slug: string;
  topics: string[];
  level: Level;
  publishedVersion: number | null;
  versions: Version[];
}
export interface AdminQuestionRow {
  id: string;
  slug: string;
  topics: string[];
  level: Level;
  kind: Kind;
  state: VersionState;
  latestVersion: number;
  publishedVersion: number | null;
  updatedAt: string;
  prompt: string;
}
export interface Grade extends Solution {
  verdict: Verdict;
  score: number;
  maxScore: number;
}
