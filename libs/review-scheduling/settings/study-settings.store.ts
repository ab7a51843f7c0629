import type { Tx } from '@app/database/tx.js';
import type { StudyPreferences } from '../domain/settings/study-settings.js';

/** Writes how a person wants to study. The fit that new cards take is not theirs to set here, and stays. */
export async function writePreferences(tx: Tx, personId: string, preferences: StudyPreferences): Promise<void> {
  await tx.query(
    `insert into study_settings (person_id, new_per_day, reviews_per_day, learning_steps, relearning_steps,
                                 maximum_days, fuzz, load_balance, easy_weekdays, leech_threshold, leech_action)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (person_id) do update
        set new_per_day = excluded.new_per_day, reviews_per_day = excluded.reviews_per_day,
            learning_steps = excluded.learning_steps, relearning_steps = excluded.relearning_steps,
            maximum_days = excluded.maximum_days, fuzz = excluded.fuzz, load_balance = excluded.load_balance,
            easy_weekdays = excluded.easy_weekdays, leech_threshold = excluded.leech_threshold,
            leech_action = excluded.leech_action, updated_at = clock_timestamp()`,
    [
      personId,
      preferences.newPerDay,
      preferences.reviewsPerDay,
      preferences.learningSteps,
      preferences.relearningSteps,
      preferences.maximumDays,
      preferences.fuzz,
      preferences.loadBalance,
      preferences.easyWeekdays,
      preferences.leechThreshold,
      preferences.leechAction,
    ],
  );
}
