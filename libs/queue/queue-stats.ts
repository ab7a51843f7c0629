import type { DataSource } from 'typeorm';
import type { QueueFigures } from '@app/observability/metrics.js';
import type { MessageQueue } from './backend.js';
import { within } from './time-limit.js';

const countAtMost = 10_000;
const limitMs = 2_000;

/** Figures for metrics. Cheap however many rows there are: each part reads a small index, up to a limit. */
export async function readQueueFigures(dataSource: DataSource, queue: MessageQueue): Promise<QueueFigures> {
  const [outbox, jobs] = await Promise.all([
    readOutboxFigures(dataSource),
    within(limitMs, 'queue figures', queue.getJobCounts('waiting', 'active', 'delayed', 'failed')),
  ]);
  return { ...outbox, jobs };
}

/** The part that a process without a queue can tell, too. */
export async function readOutboxFigures(dataSource: DataSource): Promise<QueueFigures> {
  const [row] = await within(
    limitMs,
    'outbox figures',
    dataSource.query<[QueueFigures]>(
      `with pending as (
       select greatest(created_at, run_at) as due_at from outbox
        where done_at is null and dead_at is null order by next_send_at limit ${countAtMost}
     )
     select count(*)::int as "outboxPending",
            coalesce(greatest(0, extract(epoch from clock_timestamp() - min(due_at))), 0)::float8 as "outboxOldestSeconds",
            (select count(*)::int from (select 1 from outbox where dead_at is not null limit ${countAtMost}) as dead) as "outboxDead"
       from pending`,
    ),
  );
  return row;
}
