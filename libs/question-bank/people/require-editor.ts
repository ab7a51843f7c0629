import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { mayEdit, mayManage } from '../domain/permissions.js';
import type { QuestionRow } from '../questions.rows.js';
import { editorsOf } from './editors.store.js';

/** @throws AppError question.not-editor */
export async function requireEditor(tx: Tx, actor: Actor, question: QuestionRow): Promise<void> {
  if (mayManage(actor, question)) return;
  const editorIds = await editorsOf(tx, question.id);
  if (!mayEdit(actor, { ownerId: question.ownerId, editorIds })) throw new AppError('question.not-editor');
}
