import type { Tx } from '@app/database/tx.js';
import { defaultStudyPreferences, type StudyPreferences } from '../domain/settings/study-settings.js';

/** The columns of `study_settings`, which the query calls `name`, as `StudyPreferences` has them. */
export const preferenceColumns = (name: string) =>
  `${name}.new_per_day as "newPerDay", ${name}.reviews_per_day as "reviewsPerDay",
   ${name}.learning_steps as "learningSteps", ${name}.relearning_steps as "relearningSteps",
   ${name}.maximum_days as "maximumDays", ${name}.fuzz, ${name}.load_balance as "loadBalance",
   ${name}.easy_weekdays as "easyWeekdays", ${name}.leech_threshold as "leechThreshold",
   ${name}.leech_action as "leechAction"`;

/** How these people want to study; the defaults of those who have set nothing are left out. */
export async function preferencesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, StudyPreferences>> {
  const rows = await tx.query<(StudyPreferences & { personId: string })[]>(
    `select s.person_id as "personId", ${preferenceColumns('s')} from study_settings s where s.person_id = any($1)`,
    [personIds],
  );
  return new Map(rows.map(({ personId, ...preferences }) => [personId, preferences]));
}

export async function preferencesOfPerson(tx: Tx, personId: string): Promise<StudyPreferences> {
  return (await preferencesOf(tx, [personId])).get(personId) ?? defaultStudyPreferences;
}
