import type { Tx } from '@app/database/tx.js';

interface Belonging {
  /** As the receipt counts it. */
  name: string;
  /** Removes up to $2 rows of person $1. */
  sql: string;
  /** Rows in one transaction, by what hangs on each. */
  atOnce: number;
}

const some = (table: string, column = 'person_id') =>
  `delete from ${table} where ctid = any(array(select ctid from ${table} where ${column} = $1 limit $2))`;

/**
 * What there may be much of, so that it goes batch by batch, in an order in which nothing points to what is gone. All
 * the rest goes with the person's row.
 */
export const belongings: readonly Belonging[] = [
  { name: 'reviews', sql: some('reviews'), atOnce: 2_000 },
  { name: 'cards', sql: some('cards'), atOnce: 1_000 },
  {
    // Entries about sittings can hold words about the candidate: they stay as acts without them.
    name: 'auditEntriesBlanked',
    sql: `update audit_entries set before = null, after = null
           where id = any(array(
             select a.id from audit_entries a
              where a.subject_id = any(array(select $1::text union all
                                             select id::text from quiz_sessions where person_id = $1::uuid))
                and (a.before <> 'null' or a.after <> 'null') limit $2))`,
    atOnce: 1_000,
  },
  { name: 'sittings', sql: some('quiz_sessions'), atOnce: 50 },
  { name: 'privateQuestions', sql: some('questions', 'private_to'), atOnce: 200 },
  { name: 'rememberedRequests', sql: some('idempotency_keys'), atOnce: 1_000 },
];

/** How many rows went. */
export async function removeSome(tx: Tx, personId: string, { sql, atOnce }: Belonging): Promise<number> {
  const [, count] = await tx.query<[unknown, number]>(sql, [personId, atOnce]);
  return count;
}
