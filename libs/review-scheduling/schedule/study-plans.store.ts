import type { Tx } from '@app/database/tx.js';
import type { EasyDays } from '../domain/schedule/easy-days.js';
import type { InterviewGoal } from '../domain/interview/interview.js';
import { defaultStudyPreferences, type StudyPreferences } from '../domain/settings/study-settings.js';
import { preferenceColumns } from './preferences.store.js';

/** All that a person has said of how their reviews are to lie. */
export interface StudyPlan {
  preferences: StudyPreferences;
  easyDays: EasyDays;
  /** The interview, be it past. */
  goal: InterviewGoal | null;
}

interface PlanRow extends StudyPreferences {
  personId: string;
  easyDates: EasyDays['dates'];
  goal: InterviewGoal | null;
}

/** The plans of these people by their ids, the defaults where they have said nothing; easy dates from `from` on. */
export async function studyPlansOf(
  tx: Tx,
  personIds: readonly string[],
  from: string,
): Promise<ReadonlyMap<string, StudyPlan>> {
  const rows = await tx.query<PlanRow[]>(
    `select p.id as "personId", ${preferenceColumns('s')}, dates as "easyDates", goal
       from unnest($1::uuid[]) as p (id)
       left join study_settings s on s.person_id = p.id
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object(
                 'fromOn', from_on, 'untilOn', until_on, 'loadPercent', load_percent)), '[]') as dates
          from easy_dates where person_id = p.id and until_on >= $2) as easy
       left join lateral (
        select jsonb_build_object('interviewOn', interview_on, 'topics', topics, 'lastLookDays', last_look_days,
                                  'desiredRetention', desired_retention) as goal
          from interview_goals where person_id = p.id) as interview on true`,
    [personIds, from],
  );
  return new Map(rows.map(({ personId, ...row }) => [personId, planOf(row)]));
}

/** Columns of who has no settings are null. */
function planOf({ easyDates, goal, ...row }: Omit<PlanRow, 'personId'>): StudyPlan {
  const preferences = row.newPerDay === null ? defaultStudyPreferences : row;
  return { preferences, easyDays: { weekdays: preferences.easyWeekdays, dates: easyDates }, goal };
}

/** Which of these cards are of a topic and a level of their person's interview. */
export async function cardsOfGoals(tx: Tx, cardIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select c.id from cards c
       join interview_goals g on g.person_id = c.person_id
       join questions q on q.id = c.question_id and (cardinality(g.levels) = 0 or q.level = any(g.levels))
      where c.id = any($1) and exists (
        select from question_topics t where t.question_id = c.question_id and t.topic_slug = any(g.topics))`,
    [cardIds],
  );
  return new Set(rows.map(({ id }) => id));
}
