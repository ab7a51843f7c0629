import type { Tx } from '@app/database/tx.js';
import { findAccommodation } from './accommodations.store.js';
import { grantsNothing, type Accommodation } from './domain/accommodation.js';

/** What a person is granted in their sittings; null where it is nothing. */
export async function accommodationOf(tx: Tx, personId: string): Promise<Accommodation | null> {
  const found = await findAccommodation(tx, personId);
  return found && !grantsNothing(found) ? found : null;
}
