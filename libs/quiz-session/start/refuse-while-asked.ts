import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';

/**
 * No answer of a question is shown while a sitting of the person still asks it, be it one that was shown before, nor
 * while a sitting that has ended still keeps its keys back.
 * @throws AppError question.being-asked
 */
export async function refuseWhileAsked(
  tx: Tx,
  personId: string,
  questionIds: readonly string[],
  /** The sitting that is looked at, which tells what its own plan lets it. */
  except: string | null = null,
): Promise<void> {
  const asked = await tx.query<unknown[]>(
    `select 1 from quiz_sessions s join session_items i on i.session_id = s.id
      where s.person_id = $1 and (s.state in ('running', 'paused') or s.answers_from > clock_timestamp())
        and i.question_id = any($2) and ($3::uuid is null or s.id <> $3) limit 1`,
    [personId, questionIds, except],
  );
  if (asked.length) throw new AppError('question.being-asked');
}
