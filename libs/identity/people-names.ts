import type { Tx } from '@app/database/tx.js';
import { namesOf } from './people.store.js';

/** Display names by id; whoever is not there is left out. */
export async function peopleNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await namesOf(tx, ids)).map(({ id, displayName }) => [id, displayName]));
}
