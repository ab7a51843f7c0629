import type { Tx } from '@app/database/tx.js';
import { AccountDeletionRow, type DeletionCounts } from './account-deletions.rows.js';

/** The receipt; the same where a deletion was asked for already. */
export async function insertDeletion(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(
    `insert into account_deletions (person_id) values ($1)
     on conflict (person_id) do update set person_id = excluded.person_id returning id`,
    [personId],
  );
  return row.id;
}

export async function findDeletion(tx: Tx, id: string): Promise<AccountDeletionRow | null> {
  return tx.findOneBy(AccountDeletionRow, { id });
}

export async function lockDeletion(tx: Tx, id: string): Promise<AccountDeletionRow | null> {
  return tx.findOne(AccountDeletionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function writeCounts(tx: Tx, id: string, counts: DeletionCounts): Promise<void> {
  await tx.query(`update account_deletions set counts = $2 where id = $1`, [id, JSON.stringify(counts)]);
}

/** The person's row goes, and by the database's own rules whatever still hangs on it. */
export async function deletePerson(tx: Tx, personId: string): Promise<void> {
  await tx.query(`delete from people where id = $1`, [personId]);
}

export async function markDone(tx: Tx, id: string): Promise<void> {
  await tx.query(`update account_deletions set done_at = clock_timestamp(), person_id = null where id = $1`, [id]);
}
