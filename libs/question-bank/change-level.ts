import type { Actor } from '@app/kernel/actor.js';
import { audit } from '@app/database/audit.js';
import type { Tx } from '@app/database/tx.js';
import type { Level } from './domain/taxonomy.js';
import { requireEditor } from './people/require-editor.js';
import { lockQuestion, writeLevel } from './questions.store.js';
import { refuseMerged } from './refuse-merged.js';

/**
 * Labels a question with another level; what it asks stays as it is. False: there is no such question.
 * @throws AppError question.not-editor, question.wrong-state
 */
export async function changeLevel(
  tx: Tx,
  actor: Actor,
  { questionId, level }: { questionId: string; level: Level },
): Promise<boolean> {
  const question = await lockQuestion(tx, questionId);
  if (!question) return false;
  refuseMerged(question);
  await requireEditor(tx, actor, question);
  if (question.level === level) return true;
  await writeLevel(tx, questionId, level);
  await audit(tx, actor, {
    action: 'question.relabelled',
    subjectId: questionId,
    before: { level: question.level },
    after: { level },
  });
  return true;
}
