import type { Verdict } from '@app/grading/domain/grade.js';

/** Where an answer stands that an instructor assesses. */
export const requestStates = ['waiting', 'second-look', 'done'] as const;
export type RequestState = (typeof requestStates)[number];

interface Looked {
  /** Null: of somebody who left. */
  assessorId: string | null;
}

/** An answer in its sitting; a reopened sitting is not graded. */
export interface GradedAnswer {
  state: string;
  verdict: Verdict | null;
}

const isGraded = ({ state }: GradedAnswer) => state === 'graded';
const waits = (item: GradedAnswer) => isGraded(item) && item.verdict === 'ungraded';
/** Only an assessment gives such an answer a grade other than that it was skipped. */
const isAssessed = (item: GradedAnswer) => isGraded(item) && !waits(item) && item.verdict !== 'skipped';

/** What a look is decided by; the looks are those so far, the oldest first. */
export interface Assessable {
  candidateId: string;
  state: RequestState;
  item: GradedAnswer;
  looks: readonly Looked[];
}

type LookDecision =
  | { take: true; tookOwnFirst: boolean }
  | { take: false; code: 'version.stale' | 'assessment.not-assessable' | 'assessment.own' };

/**
 * Whether a person may take this look now. Nobody assesses their own answer. A second look is another person's, where
 * two people are asked for; where they are not, `tookOwnFirst` says that it was the same, for the audit log.
 */
export function decideLook(
  answer: Assessable,
  act: { look: number; assessorId: string },
  policy: { twoPersonReview: boolean },
): LookDecision {
  const { state, looks } = answer;
  if (answer.candidateId === act.assessorId) return { take: false, code: 'assessment.own' };
  if (act.look !== looks.length + 1) return { take: false, code: 'version.stale' };
  if (!isOpen(answer)) return { take: false, code: 'assessment.not-assessable' };
  const tookOwnFirst = state === 'second-look' && looks.at(-1)?.assessorId === act.assessorId;
  if (tookOwnFirst && policy.twoPersonReview) return { take: false, code: 'assessment.own' };
  return { take: true, tookOwnFirst };
}

/** A first look is at what has no grade, a second one at what has: after a regrading the job comes between. */
function isOpen({ state, item }: Assessable): boolean {
  return (state === 'waiting' && waits(item)) || (state === 'second-look' && isAssessed(item));
}

/** Whether the candidate may ask for a second look: after a first one, once an answer. */
export function maySecondLook(request: { state: RequestState; reason: string | null }, item: GradedAnswer): boolean {
  return isAssessed(item) && request.state === 'done' && request.reason === null;
}

/**
 * What a newly graded answer needs that only an instructor can grade: a request, or the one it has anew; the grade it
 * had, where a reopening took it away and the answer is as it was; or nothing, as its request waits already.
 */
export type Renewal = 'ask' | 'ask-again' | 'restore' | 'none';

export function renewRequest(
  request: { state: RequestState } | undefined,
  { wasLookedAt }: { wasLookedAt: boolean },
): Renewal {
  if (!request) return 'ask';
  if (request.state === 'waiting') return 'none';
  return wasLookedAt ? 'restore' : 'ask-again';
}
