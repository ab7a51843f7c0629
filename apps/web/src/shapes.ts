import type { Response, SelfRating } from '@app/grading/domain/response.js';
import type { CandidateView } from '@app/question-bank/domain/candidate-view.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { Schemas } from './api.js';

export type { TemplateState } from '@app/interview-template/domain/template.js';
export type { Role } from '@app/kernel/actor.js';
export type { Verdict } from '@app/grading/domain/grade.js';
export type { JudgedCase, Judgement, JudgeVerdict } from '@app/grading/domain/judge.js';
export type { Cell, Language, Table } from '@app/question-bank/domain/program-content.js';
export type { Level } from '@app/question-bank/domain/taxonomy.js';
export type { VersionState, WorkflowAct } from '@app/question-bank/domain/workflow.js';
export type { CandidateView, Kind };

/** The views of these kinds. */
export type ViewOf<K extends Kind, V = CandidateView> = V extends { kind: infer W }
  ? [Extract<W, K>] extends [never]
    ? never
    : V
  : never;

/** An answer; its form depends on the kind, which the API's document can't say. `null` is none. */
export type CandidateResponse = Response;
type Answered<T> = Omit<T, 'response'> & { response: CandidateResponse };
/** The values in a question's cases are of any type, which the document says less of than the domain. */
type Shown<T> = Omit<T, 'content'> & { content: CandidateView };
type Asking<T> = Omit<T, 'question'> & { question: Question };

/** Kinds that are answered by a program. */
export type ProgramKind = 'code' | 'sql';
export type ProgramView = ViewOf<ProgramKind>;
export const isProgram = <C extends { kind: Kind }>(content: C): content is Extract<C, { kind: ProgramKind }> =>
  content.kind === 'code' || content.kind === 'sql';

/** An answer in the type that the API's document gives every answer. */
export const onWire = (response: CandidateResponse) => response as Record<string, never> | null;

export type Rating = SelfRating;
export const ratings = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

export type Me = Schemas['PersonReply'];
export type Track = Schemas['Taxonomy']['tracks'][number];
export type Question = Shown<Schemas['Question']>;

export type MockSummary = Schemas['SittingPage']['items'][number];
/** The question is hidden until it is opened, and in a break. */
export type MockItem = Omit<Schemas['Sitting']['items'][number], 'question' | 'response'> & {
  question: Question | null;
  response: CandidateResponse;
};
export type Mock = Omit<Schemas['Sitting'], 'items'> & { items: MockItem[] };
export type AnswerReceipt = Omit<Schemas['AnswerReceipt'], 'response'> & { response?: CandidateResponse };

export type Debrief = Omit<Schemas['Debrief'], 'items'> & { items: DebriefItem[] };
export type DebriefItem = Shown<Answered<Schemas['Debrief']['items'][number]>>;

export type DueItem = Asking<Schemas['DueQueue']['items'][number]>;
export type DueQueue = Omit<Schemas['DueQueue'], 'items'> & { items: DueItem[] };
/** About how long until a card comes back, by rating. */
export type Previews = NonNullable<DueItem['previews']>;
export type GradedReview = Schemas['Review'];
export type Progress = Schemas['Progress'];

/** What teaches, as far as it is told once an answer is final. `correctAnswer` has the form of its kind. */
export interface Solution {
  correctAnswer?: unknown;
  explanation?: string | undefined;
  references?: Schemas['Reveal']['references'] | undefined;
}

export type AuthoredQuestion = Schemas['AuthoredQuestion'];
export type AuthoredRow = Schemas['AuthoredPage']['items'][number];
