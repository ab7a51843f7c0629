import { createHash } from 'node:crypto';
import { AppError } from '@app/kernel/app-error.js';
import type { Tx } from './tx.js';

/** What names one logical request of a person: the Idempotency-Key that the client made, and what was asked. */
export interface RequestKey {
  personId: string;
  key: string | undefined;
  route: string;
  body: unknown;
}

/**
 * Runs `work` once per key: a retry gets the first reply, read back in the same transaction as it was stored in.
 * A concurrent twin waits for the first to commit. Without a key, `work` just runs.
 * @throws AppError idempotency.mismatch where the key was used for another request.
 */
export async function once<T>(tx: Tx, request: RequestKey, work: () => Promise<T>): Promise<T> {
  const { personId, key, route, body } = request;
  if (key === undefined) return work();
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([route, body]))
    .digest('hex');
  const claimed = await tx.query<unknown[]>(
    `insert into idempotency_keys (person_id, key, fingerprint) values ($1, $2, $3) on conflict do nothing returning 1`,
    [personId, key, fingerprint],
  );
  if (claimed.length === 0) {
    const [first] = await tx.query<{ fingerprint: string; reply: T }[]>(
      `select fingerprint, reply from idempotency_keys where person_id = $1 and key = $2`,
      [personId, key],
    );
    if (first?.fingerprint !== fingerprint) throw new AppError('idempotency.mismatch');
    return first.reply;
  }
  const reply = await work();
  await tx.query(`update idempotency_keys set reply = $3 where person_id = $1 and key = $2`, [
    personId,
    key,
    JSON.stringify(reply),
  ]);
  return reply;
}

/** How long a retry gets the first reply. */
const rememberedDays = 7;

/** Forgets the replies to keyed requests that are too old for any retry. */
export async function forgetOldRequests(tx: Tx): Promise<void> {
  await tx.query(`delete from idempotency_keys where created_at < clock_timestamp() - make_interval(days => $1)`, [
    rememberedDays,
  ]);
}
