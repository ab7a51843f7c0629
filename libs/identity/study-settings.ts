import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import type { Person } from './domain/person.js';
import { findPerson } from './people.store.js';

export type StudySettings = Pick<Person, 'timeZone' | 'rolloverHour' | 'desiredRetention'>;

/** What later features need to know of a person to schedule, read in their transaction. */
export async function studySettingsOf(tx: Tx, personId: string): Promise<StudySettings> {
  const person = await findPerson(tx, personId);
  if (!person) throw new AppError('resource.not-found');
  const { timeZone, rolloverHour, desiredRetention } = person;
  return { timeZone, rolloverHour, desiredRetention };
}
