import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { checkSettings, type Person, type PersonSettings } from './domain/person.js';
import { updateSettings } from './people.store.js';

/**
 * Changes those of a person's settings that are given, in the transaction of whoever else has settings to change.
 * @throws AppError request.invalid, resource.not-found
 */
export async function changeSettings(tx: Tx, personId: string, settings: Partial<PersonSettings>): Promise<Person> {
  const faults = checkSettings(settings);
  if (faults.length) throw new AppError('request.invalid', undefined, faults);
  return updateSettings(tx, personId, { ...settings, displayName: settings.displayName?.trim() });
}
