import type { Tx } from '@app/database/tx.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { listLateAnswers, type LateAnswer } from '../store/answers.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { listItems, medianTimes, type SittingItem } from '../store/items.store.js';
import { findSession } from '../store/sessions.store.js';

/** `timeSpentMs`: as the page measured it, or as the server did where it knows of more. */
export type GradedItem = SittingItem & { verdict: Verdict; score: number; estimatedSeconds: number };

/** A graded sitting, keys and explanations included: for what comes after it. */
export interface GradedSitting {
  sessionId: string;
  personId: string;
  title: string;
  plan: Plan;
  templateId: string | null;
  attempt: number | null;
  resitOf: string | null;
  /** 1, and one more for each time that it was reopened. */
  opening: number;
  startedAt: Date;
  finishedAt: Date;
  finishCause: QuizSessionRow['finishCause'];
  score: number;
  maxScore: number;
  items: GradedItem[];
}

/** Undefined while the sitting is not graded. */
export async function gradedSitting(tx: Tx, sessionId: string): Promise<GradedSitting | undefined> {
  const session = await findSession(tx, sessionId);
  if (session?.state !== 'graded') return undefined;
  const items = await listItems(tx, sessionId);
  // Reopened between the two reads.
  if (items.some(({ verdict }) => verdict === null)) return undefined;
  return {
    sessionId,
    personId: session.personId,
    title: session.title,
    plan: session.plan,
    templateId: session.templateId,
    attempt: session.attempt,
    resitOf: session.resitOf,
    opening: session.opening,
    startedAt: session.startedAt,
    finishedAt: session.finishedAt!,
    finishCause: session.finishCause,
    score: session.score!,
    maxScore: session.maxScore!,
    items: items.map((item) => ({
      ...item,
      verdict: item.verdict!,
      score: item.score!,
      timeSpentMs: Math.max(item.timeSpentMs, item.usedMs),
      estimatedSeconds: item.content.estimatedSeconds,
    })),
  };
}

/** Everybody's median time on each of these question versions, in milliseconds; those that too few answered are left out. */
export async function medianTimesOf(tx: Tx, versionIds: readonly string[]): Promise<Map<string, number>> {
  return medianTimes(tx, versionIds);
}

export async function lateAnswersOf(tx: Tx, sessionId: string): Promise<LateAnswer[]> {
  return listLateAnswers(tx, sessionId);
}
