import { jobPayloads, type Job, type JobName, type JobPayload } from '@app/contracts/jobs.js';
import type { AppEvent } from '@app/contracts/events.js';
import { notifyAfterCommit, type Tx } from '@app/database/tx.js';

export const outboxChannel = 'rehearse_outbox';
export const eventsChannel = 'rehearse_events';

/** Writes work for later; it exists exactly if the transaction commits. The relay is woken after it. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>, runAt?: Date): Promise<void> {
  await enqueueAll(tx, name, [{ payload, runAt }]);
}

/** Many of one name in one statement. */
export async function enqueueAll<N extends JobName>(
  tx: Tx,
  name: N,
  work: readonly { payload: JobPayload<N>; runAt?: Date | undefined }[],
): Promise<void> {
  if (work.length === 0) return;
  const payloads = work.map(({ payload }) => JSON.stringify(jobPayloads[name].parse(payload)));
  const times = work.map(({ runAt }) => runAt ?? null);
  await tx.query(
    `insert into outbox (name, payload, run_at)
     select $1, payload, coalesce(run_at, clock_timestamp())
       from unnest($2::jsonb[], $3::timestamptz[]) as work (payload, run_at)`,
    [name, payloads, times],
  );
  notifyAfterCommit(tx, [{ channel: outboxChannel, payload: '' }]);
}

/** Marks a job's outbox row as done, in the transaction of its effect. False: another delivery was first. */
export async function completeJob(tx: Tx, job: Pick<Job, 'outboxId'>): Promise<boolean> {
  const [, count] = await tx.query<[unknown, number]>(
    `update outbox set done_at = clock_timestamp(), last_error = null where id = $1 and done_at is null`,
    [job.outboxId],
  );
  return count === 1;
}

/** The same for a run of jobs, in one statement. */
export async function completeJobs(tx: Tx, jobs: readonly Pick<Job, 'outboxId'>[]): Promise<void> {
  await tx.query(
    `update outbox set done_at = clock_timestamp(), last_error = null where id = any($1::bigint[]) and done_at is null`,
    [jobs.map(({ outboxId }) => outboxId)],
  );
}

/** Those of these rows that are neither done nor given up, oldest first. */
export async function waitingErrands(tx: Tx, outboxIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from outbox where id = any($1::bigint[]) and done_at is null and dead_at is null order by id`,
    [outboxIds],
  );
  return rows.map(({ id }) => id);
}

/** Tells pages and waiting requests, once the transaction has committed. Never a carrier of truth. */
export function announce(tx: Tx, events: readonly AppEvent[]): void {
  notifyAfterCommit(
    tx,
    events.map((event) => ({ channel: eventsChannel, payload: JSON.stringify(event) })),
  );
}
