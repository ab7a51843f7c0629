import type { Tx } from '@app/database/tx.js';
import type { Feedback } from '@app/interview-template/domain/plan.js';
import type { SittingState } from '../domain/accept-answer.js';

/** How many attempts of a template a person has used: every one that was begun. */
export async function attemptsOf(tx: Tx, personId: string, templateId: string): Promise<number> {
  const [row] = await tx.query<{ used: number }[]>(
    `select coalesce(max(attempt), 0) as used from quiz_sessions where person_id = $1 and template_id = $2`,
    [personId, templateId],
  );
  return row!.used;
}

export interface Attempt {
  sessionId: string;
  templateId: string;
  number: number;
  state: SittingState;
  score: number | null;
  maxScore: number | null;
  finishedAt: Date | null;
  /** Of the plan that the sitting was made by, not of the template as it is now. */
  feedback: Feedback;
}

/** A person's attempts of these templates, in the order in which they were begun. */
export async function listAttempts(tx: Tx, personId: string, templateIds: readonly string[]): Promise<Attempt[]> {
  return tx.query<Attempt[]>(
    `select id as "sessionId", template_id as "templateId", attempt as number, state, score, max_score as "maxScore",
            finished_at as "finishedAt", plan -> 'feedback' as feedback
       from quiz_sessions
      where person_id = $1 and template_id = any($2)
      order by template_id, attempt`,
    [personId, templateIds],
  );
}
