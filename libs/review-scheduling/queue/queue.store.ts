import type { Tx } from '@app/database/tx.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { heldQuestions } from '@app/quiz-session/start/held-questions.js';
import type { CardState } from '../domain/schedule.js';

export interface DueCard {
  cardId: string;
  state: CardState['state'];
  dueAt: Date;
  reps: number;
  lapses: number;
  id: string;
  slug: string;
  level: Level;
  topics: string[];
  versionId: string;
  version: number;
  content: Content;
}

interface Window {
  before: Date;
  now: Date;
  limit: number;
}

/**
 * Cards that are due before an instant, the longest due first, as their questions are published now. What a sitting
 * asks, or keeps its answers back of, would be refused: it is left out.
 */
export async function dueCards(tx: Tx, personId: string, { before, now, limit }: Window): Promise<DueCard[]> {
  return tx.query<DueCard[]>(
    `with held as (${heldQuestions('$1', '$4')})
     select c.id as "cardId", c.state, c.due_at as "dueAt", c.reps, c.lapses, q.id, q.slug, q.level,
            v.id as "versionId", v.number as version, v.content,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       from cards c
       join questions q on q.id = c.question_id
       join question_versions v on v.question_id = q.id and v.number = q.published_number
      where c.person_id = $1 and c.due_at < $2 and c.question_id not in (select question_id from held)
      order by c.due_at, c.id
      limit $3`,
    [personId, before, limit, now],
  );
}
