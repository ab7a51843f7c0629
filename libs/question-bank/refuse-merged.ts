import { AppError } from '@app/kernel/app-error.js';
import type { QuestionRow } from './questions.rows.js';

/** Another question goes on for a merged one. @throws AppError question.wrong-state */
export function refuseMerged({ mergedInto }: Pick<QuestionRow, 'mergedInto'>): void {
  if (mergedInto) throw new AppError('question.wrong-state', 'It is one with another question.');
}
