import { correctAnswer, type Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import { withoutExpected } from '@app/grading/domain/judgement.js';
import { isShown, type FeedbackPart } from '@app/interview-template/domain/plan.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { SittingItem } from '../store/items.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';

/** What is told of an item; what the plan does not tell, or not yet, is absent. */
export interface ItemFeedback {
  verdict?: Verdict;
  score?: number;
  judge?: Judgement;
  correctAnswer?: unknown;
  explanation?: string;
  references?: Content['references'];
  medianMs?: number | null;
}

interface Told {
  session: Pick<QuizSessionRow, 'plan' | 'finishedAt'>;
  medians: ReadonlyMap<string, number>;
  now: Date;
}

/** Null until the item has its grade, and where nothing is told of it. */
export function itemFeedback({ session, medians, now }: Told, item: SittingItem): ItemFeedback | null {
  const { verdict, score, judge, content } = item;
  if (verdict === null) return null;
  const shows = (part: FeedbackPart) => isShown(session.plan.feedback, part, { endedAt: session.finishedAt, now });
  const told: ItemFeedback = {
    ...(shows('score') && { verdict, score: score ?? 0 }),
    ...(shows('score') && judge && { judge: shows('key') ? judge : withoutExpected(judge) }),
    ...(shows('key') && { correctAnswer: correctAnswer(content) }),
    ...(shows('explanation') && { explanation: content.explanation, references: content.references }),
    ...(shows('median') && { medianMs: medians.get(item.versionId) ?? null }),
  };
  return Object.keys(told).length > 0 ? told : null;
}
