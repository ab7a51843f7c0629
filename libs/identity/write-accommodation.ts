import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import {
  deleteAccommodation,
  findGranted,
  lockPerson,
  upsertAccommodation,
  type Grant,
} from './accommodations.store.js';
import { checkAccommodation, type GrantedAccommodation } from './domain/accommodation.js';

export interface AccommodationChange {
  before: GrantedAccommodation | null;
  after: GrantedAccommodation;
}

/**
 * Grants a person what they need, or changes it; no sitting of theirs starts meanwhile.
 * @throws AppError resource.not-found, request.invalid
 */
export async function writeAccommodation(tx: Tx, grant: Grant): Promise<AccommodationChange> {
  const faults = checkAccommodation(grant.accommodation, grant.reason);
  if (faults.length) throw new AppError('request.invalid', undefined, faults);
  const before = await lockGranted(tx, grant.personId);
  await upsertAccommodation(tx, { ...grant, reason: grant.reason.trim() });
  return { before, after: (await findGranted(tx, grant.personId))! };
}

/** Takes back what a person was granted. @throws AppError resource.not-found where there is nothing */
export async function removeAccommodation(tx: Tx, personId: string): Promise<GrantedAccommodation> {
  const before = await lockGranted(tx, personId);
  if (!before) throw new AppError('resource.not-found');
  await deleteAccommodation(tx, personId);
  return before;
}

/** What a person is granted, until the end of the transaction. @throws AppError resource.not-found: no such person */
export async function lockGranted(tx: Tx, personId: string): Promise<GrantedAccommodation | null> {
  if (!(await lockPerson(tx, personId))) throw new AppError('resource.not-found');
  return (await findGranted(tx, personId)) ?? null;
}
