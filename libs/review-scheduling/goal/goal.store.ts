import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';

/** The interview that a person prepares for, as it is stored. */
export interface Goal {
  title: string;
  /** The study day of the interview (YYYY-MM-DD). */
  interviewOn: string;
  topics: string[];
  /** None: all. */
  levels: Level[];
  templateId: string | null;
  minutesPerDay: number;
  desiredRetention: number;
  lastLookDays: number;
  createdAt: Date;
}

export type NewGoal = Omit<Goal, 'createdAt'>;

const columns = `title, interview_on::text as "interviewOn", topics, levels, template_id as "templateId",
  minutes_per_day as "minutesPerDay", desired_retention as "desiredRetention", last_look_days as "lastLookDays",
  created_at as "createdAt"`;

/** Be it past. */
export async function goalOf(tx: Tx, personId: string): Promise<Goal | null> {
  const [goal] = await tx.query<Goal[]>(`select ${columns} from interview_goals where person_id = $1`, [personId]);
  return goal ?? null;
}

/** In place of the one there was. Who changes it before its day has prepared since it was set first. */
export async function writeGoal(tx: Tx, personId: string, goal: NewGoal, todayOn: string): Promise<Goal> {
  const [written] = await tx.query<[Goal]>(
    `insert into interview_goals as g (person_id, title, interview_on, topics, levels, template_id, minutes_per_day,
                                       desired_retention, last_look_days)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (person_id) do update
        set title = excluded.title, interview_on = excluded.interview_on, topics = excluded.topics,
            levels = excluded.levels, template_id = excluded.template_id, minutes_per_day = excluded.minutes_per_day,
            desired_retention = excluded.desired_retention, last_look_days = excluded.last_look_days,
            created_at = case when g.interview_on < $10 then excluded.created_at else g.created_at end,
            updated_at = clock_timestamp()
     returning ${columns}`,
    [
      personId,
      goal.title,
      goal.interviewOn,
      goal.topics,
      goal.levels,
      goal.templateId,
      goal.minutesPerDay,
      goal.desiredRetention,
      goal.lastLookDays,
      todayOn,
    ],
  );
  return written;
}

export async function deleteGoal(tx: Tx, personId: string): Promise<void> {
  await tx.query(`delete from interview_goals where person_id = $1`, [personId]);
}

/** Those of these topics that are in the taxonomy. */
export async function knownTopics(tx: Tx, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ slug: string }[]>(`select slug from topics where slug = any($1)`, [slugs]);
  return new Set(rows.map(({ slug }) => slug));
}

/** The first topic of each of these questions, each once, in the order of the taxonomy. */
export async function topicsOfQuestions(tx: Tx, slugs: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ topic: string }[]>(
    `select distinct t.topic_slug as topic from questions q join question_topics t on t.question_id = q.id
      where q.slug = any($1) and t.position = 1 order by 1`,
    [slugs],
  );
  return rows.map(({ topic }) => topic);
}

/** The parameters that a person's new cards are scheduled with; null: the published defaults. */
export async function fitOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ fitId: string | null }[]>(
    `select fit_id as "fitId" from study_settings where person_id = $1`,
    [personId],
  );
  return row?.fitId ?? null;
}
