import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { LevelNorms } from '../domain/propose-level.js';

/** SQL: published versions that enough people have answered; the index `item_statistics_measured` has them. */
const measured = `item_statistics s
  join questions q on q.id = s.question_id
  join question_versions v on v.id = s.version_id and v.number = q.published_number
 where s.answers >= 30 and s.facility is not null`;

/** Where each level lies, by what was measured of its questions. */
export async function levelNorms(tx: Tx): Promise<LevelNorms> {
  const rows = await tx.query<{ level: Level; questions: number; median: number }[]>(
    `select q.level, count(*)::int as questions, percentile_cont(0.5) within group (order by s.facility) as median
       from ${measured} group by q.level`,
  );
  return Object.fromEntries(rows.map(({ level, questions, median }) => [level, { questions, median }]));
}

export interface MeasuredQuestion {
  questionId: string;
  versionId: string;
  level: Level;
  facility: number;
  answers: number;
}

/** In the order of their versions' ids, after `after`; without those that a level was proposed for before. */
export async function measuredQuestions(tx: Tx, after: string, limit: number): Promise<MeasuredQuestion[]> {
  return tx.query<MeasuredQuestion[]>(
    `select s.question_id as "questionId", s.version_id as "versionId", q.level, s.facility, s.answers
       from ${measured} and s.version_id > $1
        and not exists (select from review_tasks t where t.version_id = s.version_id and t.alarm = 'mislabelled')
      order by s.version_id limit $2`,
    [after, limit],
  );
}
