import type { Tx } from '@app/database/tx.js';

/** Lets one transaction at a time do something of a person's that must be counted; the others wait for its end. */
export async function oneAtATime(tx: Tx, personId: string): Promise<void> {
  await tx.query(`select 1 from people where id = $1 for no key update`, [personId]);
}

/** The same for several people, in the order of their ids: so that no two transactions wait for one another. */
export async function oneAtATimeOfAll(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.query(`select 1 from people where id = any($1::uuid[]) order by id for no key update`, [personIds]);
}
