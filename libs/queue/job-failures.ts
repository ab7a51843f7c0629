import type { Transactions } from '@app/database/tx.js';

/** Failures after which a row is given up on, and an operator looks at it. */
export const mostFailures = 10;

const longestError = 2_000;

/** `settled`: the row was done or dead already, nothing was counted. */
export type Counted = 'counted' | 'dead' | 'settled';

/** Counts a failed attempt, in a transaction of its own. */
export async function countFailure(transactions: Transactions, outboxId: string, error: unknown): Promise<Counted> {
  const [rows] = await transactions.run((tx) =>
    tx.query<[{ counted: Counted }[], number]>(
      `update outbox
          set failures = failures + 1, last_error = $2,
              dead_at = case when failures + 1 >= ${mostFailures} then clock_timestamp() end
        where id = $1 and done_at is null and dead_at is null
       returning case when dead_at is null then 'counted' else 'dead' end as counted`,
      [outboxId, describe(error)],
    ),
  );
  return rows[0]?.counted ?? 'settled';
}

/** Gives a row up at once: no later attempt could end otherwise. */
export async function giveUp(transactions: Transactions, outboxId: string, error: unknown): Promise<Counted> {
  const [, changed] = await transactions.run((tx) =>
    tx.query<[unknown, number]>(
      `update outbox set failures = failures + 1, last_error = $2, dead_at = clock_timestamp()
        where id = $1 and done_at is null and dead_at is null`,
      [outboxId, describe(error)],
    ),
  );
  return changed === 1 ? 'dead' : 'settled';
}

/** PostgreSQL refuses U+0000 in text. */
const describe = (error: unknown) => String(error).replaceAll('\0', '').slice(0, longestError);
