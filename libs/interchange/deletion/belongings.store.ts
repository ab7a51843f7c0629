import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { recount, takeBackAnswers } from '@app/item-statistics/count/recount.js';
import type { Tx } from '@app/database/tx.js';

export interface Belonging {
  /** As the receipt counts it. */
  name: string;
  /** Removes up to so many rows. @returns how many went */
  remove: (tx: Tx, personId: string, limit: number) => Promise<number>;
  /** Rows in one transaction, by what hangs on each. */
  atOnce: number;
}

/** SQL that removes up to $2 rows of person $1. */
const by =
  (sql: string): Belonging['remove'] =>
  async (tx, personId, limit) => {
    const [, count] = await tx.query<[unknown, number]>(sql, [personId, limit]);
    return count;
  };

const some = (table: string, column = 'person_id') =>
  by(`delete from ${table} where ctid = any(array(select ctid from ${table} where ${column} = $1 limit $2))`);

/**
 * What there may be much of, so that it goes batch by batch, in an order in which nothing points to what is gone. All
 * the rest goes with the person's row.
 */
export const belongings: readonly Belonging[] = [
  { name: 'reviews', remove: some('reviews'), atOnce: 2_000 },
  { name: 'cards', remove: some('cards'), atOnce: 1_000 },
  {
    // Entries about sittings can hold words about the candidate: they stay as acts without them.
    name: 'auditEntriesBlanked',
    remove: by(`update audit_entries set before = null, after = null
           where id = any(array(
             select a.id from audit_entries a
              where a.subject_id = any(array(select $1::text union all
                                             select id::text from quiz_sessions where person_id = $1::uuid))
                and (a.before <> 'null' or a.after <> 'null') limit $2))`),
    atOnce: 1_000,
  },
  { name: 'sittings', remove: removeSittings, atOnce: 50 },
  { name: 'privateQuestions', remove: some('questions', 'private_to'), atOnce: 200 },
  { name: 'rememberedRequests', remove: some('idempotency_keys'), atOnce: 1_000 },
];

/** Takes their answers out of the figures of the questions. Of what is left, another answer may be the first now. */
async function removeSittings(tx: Tx, personId: string, atOnce: number): Promise<number> {
  await oneAtATime(tx, personId);
  const rows = await tx.query<{ id: string }[]>(`select id from quiz_sessions where person_id = $1 limit $2`, [
    personId,
    atOnce,
  ]);
  const ids = rows.map(({ id }) => id);
  const questionIds = await takeBackAnswers(tx, ids);
  await tx.query(`delete from quiz_sessions where id = any($1::uuid[])`, [ids]);
  await recount(tx, [personId], questionIds);
  return ids.length;
}
