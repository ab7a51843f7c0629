import type { Tx } from '@app/database/tx.js';
import { defaultStudyPreferences, type StudyPreferences } from '../domain/study-settings.js';

/** How these people want to study; the defaults of those who have set nothing are left out. */
export async function preferencesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, StudyPreferences>> {
  const rows = await tx.query<(StudyPreferences & { personId: string })[]>(
    `select person_id as "personId", new_per_day as "newPerDay", reviews_per_day as "reviewsPerDay",
            learning_steps as "learningSteps", relearning_steps as "relearningSteps", maximum_days as "maximumDays",
            fuzz, load_balance as "loadBalance", easy_weekdays as "easyWeekdays",
            leech_threshold as "leechThreshold", leech_action as "leechAction"
       from study_settings where person_id = any($1)`,
    [personIds],
  );
  return new Map(rows.map(({ personId, ...preferences }) => [personId, preferences]));
}

export async function preferencesOfPerson(tx: Tx, personId: string): Promise<StudyPreferences> {
  return (await preferencesOf(tx, [personId])).get(personId) ?? defaultStudyPreferences;
}
