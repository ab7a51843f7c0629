import { maySecondLook, type RequestState } from '@app/assessment/domain/request.js';
import type { ItemAssessment } from '@app/assessment/assessments-of.js';
import { correctAnswer, type Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import { withoutExpected } from '@app/grading/domain/judgement.js';
import { candidateView, type CandidateView } from '@app/question-bank/domain/candidate-view.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { isMissed, reasonsForReview, type ReviewReason } from '@app/quiz-session/domain/needs-review.js';
import type { GradedItem } from '@app/quiz-session/answer/graded-sitting.js';
import type { Told } from '../domain/schedule/told.js';
import type { CardRow } from '../reviews.rows.js';

/** What an instructor said of an answer; what is not told is null. */
interface AssessmentView {
  state: RequestState;
  /** Why the candidate asked for a second look. */
  reason: string | null;
  maySecondLook: boolean;
  look: {
    look: number;
    assessorName: string;
    at: Date;
    score: number | null;
    criteria: string[] | null;
    /** Markdown. */
    comment: string | null;
  } | null;
}

/** One item looked back at. What the plan does not tell, or not yet, is null or absent. */
export interface DebriefItem {
  position: number;
  section: number;
  questionId: string;
  questionSlug: string;
  version: number;
  topics: string[];
  level: GradedItem['level'];
  kind: Content['kind'];
  content: CandidateView;
  /** False: it was never opened. */
  seen: boolean;
  response: unknown;
  /** That an answer waits for a person is always told. */
  verdict: Verdict | null;
  score: number | null;
  maxScore: 1;
  judge?: Judgement;
  correctAnswer?: unknown;
  explanation?: string;
  references?: Content['references'];
  timeSpentMs: number;
  estimatedSeconds: number;
  /** Everybody's; null where too few have answered, too. */
  medianMs: number | null;
  flagged: boolean;
  /** Why it comes back in the reviews. */
  reasons: ReviewReason[];
  /** The card that it became or reviewed. */
  card: { id: string; dueAt: Date; state: CardRow['state'] } | null;
  /** Criteria that the candidate said are met. */
  selfCriteria: string[] | null;
  assessment: AssessmentView | null;
}

/** What else is known of an item. */
export interface ItemContext {
  told: Told;
  tracked: boolean;
  medianMs: number | undefined;
  card: CardRow | undefined;
  assessment: ItemAssessment | undefined;
}

export function debriefItem(item: GradedItem, context: ItemContext): DebriefItem {
  const { content, versionId } = item;
  const { told, tracked, medianMs, card, assessment } = context;
  return {
    position: item.position,
    section: item.section,
    questionId: item.questionId,
    questionSlug: item.slug,
    version: item.version,
    topics: item.topics,
    level: item.level,
    kind: content.kind,
    content: candidateView(content, versionId),
    seen: !tracked || item.seenAt !== null,
    response: item.response,
    ...gradeOf(item, told),
    ...keyOf(item, told),
    timeSpentMs: item.timeSpentMs,
    estimatedSeconds: item.estimatedSeconds,
    medianMs: (told.median.now ? medianMs : null) ?? null,
    flagged: item.flagged,
    reasons: reasonsOf(item, told),
    card: card ? { id: card.id, dueAt: card.dueAt, state: card.state } : null,
    assessment: assessment ? assessmentView(assessment, item, told) : null,
  };
}

function gradeOf({ verdict, score, judge }: GradedItem, { score: telling, key }: Told) {
  const maxScore = 1 as const;
  if (!telling.now) return { verdict: verdict === 'ungraded' ? verdict : null, score: null, maxScore };
  return { verdict, score, maxScore, ...(judge && { judge: key.now ? judge : withoutExpected(judge) }) };
}

function keyOf({ content, selfCriteria }: GradedItem, { key, explanation }: Told) {
  return {
    ...(key.now && { correctAnswer: correctAnswer(content) }),
    ...(explanation.now && { explanation: content.explanation, references: content.references }),
    selfCriteria: key.now ? selfCriteria : null,
  };
}

/** Without the score, those that the candidate knows of anyway. */
function reasonsOf(item: GradedItem, { score }: Told): ReviewReason[] {
  const reasons = reasonsForReview(item);
  return score.now ? reasons : reasons.filter((reason) => reason === 'skipped' || !isMissed(reason as Verdict));
}

/** A comment explains; which criteria are met, the rubric says that they are of. */
function assessmentView({ state, reason, newest }: ItemAssessment, item: GradedItem, told: Told): AssessmentView {
  const graded = { state: 'graded', verdict: item.verdict };
  return {
    state,
    reason,
    maySecondLook: told.score.now && maySecondLook({ state, reason }, graded),
    look: newest && {
      look: newest.look,
      assessorName: newest.assessorName,
      at: newest.at,
      score: told.score.now ? newest.score : null,
      criteria: told.key.now ? newest.criteria : null,
      comment: told.explanation.now ? newest.comment : null,
    },
  };
}
