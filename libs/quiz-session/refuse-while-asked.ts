import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';

/**
 * No answer of a question is shown while a sitting of the person still asks it, be it one that was shown before.
 * @throws AppError question.being-asked
 */
export async function refuseWhileAsked(tx: Tx, personId: string, questionIds: readonly string[]): Promise<void> {
  const asked = await tx.query<unknown[]>(
    `select 1 from quiz_sessions s join session_items i on i.session_id = s.id
      where s.person_id = $1 and s.state in ('running', 'paused') and i.question_id = any($2) limit 1`,
    [personId, questionIds],
  );
  if (asked.length) throw new AppError('question.being-asked');
}
