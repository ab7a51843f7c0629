import type { Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { listLateAnswers, type LateAnswer } from './answers.store.js';
import type { QuizSessionRow } from './sessions.rows.js';
import { findSession, listItems, type SittingItem } from './sessions.store.js';

export type GradedItem = SittingItem & { verdict: Verdict; score: number; estimatedSeconds: number };

/** A graded sitting, keys and explanations included: for what comes after it. */
export interface GradedSitting {
  sessionId: string;
  personId: string;
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
  return {
    sessionId,
    personId: session.personId,
    startedAt: session.startedAt,
    finishedAt: session.finishedAt!,
    finishCause: session.finishCause,
    score: session.score!,
    maxScore: session.maxScore!,
    items: items.map((item) => ({
      ...item,
      verdict: item.verdict!,
      score: item.score!,
      estimatedSeconds: item.content.estimatedSeconds,
    })),
  };
}

export async function lateAnswersOf(tx: Tx, sessionId: string): Promise<LateAnswer[]> {
  return listLateAnswers(tx, sessionId);
}
