import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { keepTime } from './keep-time.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession } from '../store/sessions.store.js';

/** The caller's sitting, brought up to now first. @throws AppError resource.not-found, for another person's too */
export async function ownSession(tx: Tx, actor: Actor, sessionId: string): Promise<QuizSessionRow> {
  const session = await findSession(tx, sessionId);
  if (session?.personId !== actor.personId) throw new AppError('resource.not-found');
  return keepTime(tx, session);
}
