import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import { defaultStudySettings } from '@app/identity/domain/person.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { defaultStudyPreferences, type StudyPreferences } from '../domain/settings/study-settings.js';
import { studyDay } from '../domain/study-day.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { easyDatesFrom } from '../easy-dates/easy-dates.store.js';
import { easyDatesViews, type EasyDatesView } from '../easy-dates/easy-dates-view.js';

/** What a person may change of how they study, in one place. */
export type AllStudySettings = StudySettings & StudyPreferences;

/** What there is until they change it. The time zone has none: it is where they are. */
export const studyDefaults: Omit<AllStudySettings, 'timeZone'> = {
  ...defaultStudySettings,
  ...defaultStudyPreferences,
};

export interface StudySettingsView extends AllStudySettings {
  defaults: typeof studyDefaults;
  /** The study day that it is. */
  todayOn: string;
  /** Those that are not over. */
  easyDates: EasyDatesView[];
}

/** A person's study settings as they are now. */
export async function settingsView(tx: Tx, personId: string): Promise<StudySettingsView> {
  const settings = await studySettingsOf(tx, personId);
  const preferences = await preferencesOfPerson(tx, personId);
  const todayOn = studyDay(await databaseNow(tx), settings.timeZone, settings.rolloverHour);
  const easyDates = await easyDatesViews(tx, personId, settings, await easyDatesFrom(tx, personId, todayOn));
  return { ...settings, ...preferences, todayOn, defaults: studyDefaults, easyDates };
}
