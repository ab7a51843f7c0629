import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import { dayLimits, type DayAllowance, type DayLimits } from '../domain/day-limits.js';
import type { StudyDay } from '../domain/study-day.js';
import type { StudyPreferences } from '../domain/settings/study-settings.js';
import { newPerDayFor } from '../goal/new-per-day.js';
import { allowanceSince } from './allowances.store.js';

/** A person's limits for a study day. While an interview is prepared for, it says how many new cards there are. */
export async function limitsOfDay(
  tx: Tx,
  personId: string,
  { day, person, preferences }: { day: StudyDay; person: StudySettings; preferences: StudyPreferences },
  allowance?: DayAllowance,
): Promise<DayLimits> {
  const { timeZone, rolloverHour } = person;
  const { on, beginsAt } = day;
  const towards = await newPerDayFor(tx, personId, { on, beginsAt, timeZone, rolloverHour });
  const given = towards === null ? preferences : { ...preferences, newPerDay: towards };
  return dayLimits(given, allowance ?? (await allowanceSince(tx, personId, beginsAt)));
}
