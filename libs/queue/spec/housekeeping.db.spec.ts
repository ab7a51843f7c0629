import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeLogger } from '@app/observability/logger.js';
import { enqueue } from '@app/queue/outbox.js';
import { trimOutbox } from '@app/queue/outbox-trim.js';
import { readQueueFigures } from '@app/queue/queue-stats.js';
import { findStuckWork, watchProgress } from '@app/queue/watchdog.js';
import { QueueRig } from '@app/testing/queue-rig.js';

jest.setTimeout(30_000);

describe('keeping the outbox', () => {
  let rig: QueueRig;
  beforeEach(async () => {
    rig = await QueueRig.open();
  });
  afterEach(() => rig.close());

  /** Rows that were made (and, by `extra`, ended) so long ago. */
  const write = (count: number, age: string, extra: { done?: boolean; dead?: boolean } = {}) =>
    rig.dataSource.query(
      `insert into outbox (name, payload, created_at, run_at, next_send_at, done_at, dead_at)
       select 'review.grade', '{}', t, t, t, case when $3 then t end, case when $4 then t end
         from (select clock_timestamp() - $2::interval as t from generate_series(1, $1)) as times`,
      [count, age, extra.done ?? false, extra.dead ?? false],
    );
  const send = () => rig.dataSource.query(`update outbox set next_send_at = clock_timestamp() + interval '1 minute'`);

  it('removes what was done more than 7 days ago and nothing else', async () => {
    await write(2_500, '8 days', { done: true });
    await write(2, '8 days');
    await write(3, '8 days', { dead: true });
    await write(1_200, '8 days', { done: true });
    await write(5, '6 days', { done: true });
    await rig.transactions.run((tx) => enqueue(tx, 'review.grade', { reviewId: randomUUID() }));
    expect(await trimOutbox(rig.transactions)).toBe(3_700);
    expect(await rig.outbox()).toHaveLength(11);
    expect(await trimOutbox(rig.transactions)).toBe(0);
  });

  it('counts what waits, what died, and how long the oldest has waited', async () => {
    expect(await readQueueFigures(rig.dataSource, rig.queue)).toEqual({
      outboxPending: 0,
      outboxOldestSeconds: 0,
      outboxDead: 0,
      jobs: { waiting: 0, active: 0, delayed: 0, failed: 0 },
    });
    await write(4, '90 seconds');
    await write(3, '1 hour', { done: true });
    await write(2, '1 hour', { dead: true });
    await rig.queue.add('review.grade', { outboxId: '1', payload: {} }, { delay: 60_000 });
    const figures = await readQueueFigures(rig.dataSource, rig.queue);
    expect(figures).toMatchObject({ outboxPending: 4, outboxDead: 2, jobs: { delayed: 1 } });
    expect(figures.outboxOldestSeconds).toBeGreaterThan(89);
    expect(figures.outboxOldestSeconds).toBeLessThan(120);
  });

  it('tells work that is stuck from work that rests', async () => {
    const stuck = () => findStuckWork(rig);
    expect(await stuck()).toBeUndefined();
    await write(3, '10 seconds');
    await write(3, '1 hour', { done: true });
    await write(3, '1 hour', { dead: true });
    expect(await stuck()).toBeUndefined();
    await write(1, '30 seconds');
    expect(await stuck()).toBe('outbox rows are due and not sent');
    await send();
    // Sent and no longer in the queue: it rests until its next sending.
    expect(await stuck()).toBeUndefined();
    await rig.queue.add('review.grade', { outboxId: '1', payload: {} });
    expect(await stuck()).toBe('jobs wait and none is started');
  });

  it('calls a process stuck only where it is idle, late rows wait, and PostgreSQL can be asked', async () => {
    const log = makeLogger({ level: 'silent', service: 'test' });
    const times = { everyMs: 20, stuckMs: 100, busyMs: 1_000, graceMs: 200 };
    const watch = async (runner: { running: number; lastStartAt: number }, ms: number) => {
      const stop = new AbortController();
      const reasons: string[] = [];
      const onStuck = (reason: string) => reasons.push(reason);
      const end = watchProgress({ ...rig, queue: rig.queue, runner, log, times, signal: stop.signal, onStuck });
      await sleep(ms);
      stop.abort();
      await end;
      return reasons;
    };
    const idle = { running: 0, lastStartAt: 0 };
    expect(await watch(idle, 600)).toEqual([]);
    await write(1, '30 seconds');
    expect(await watch(idle, 150)).toEqual([]);
    expect(await watch({ running: 0, lastStartAt: performance.now() + 1_000 }, 600)).toEqual([]);
    expect(await watch({ running: 1, lastStartAt: performance.now() }, 600)).toEqual([]);
    expect(await watch(idle, 1_000)).toEqual(['outbox rows are due and not sent']);
    await rig.dataSource.query('alter table outbox rename to outbox_away');
    expect(await watch(idle, 600)).toEqual([]);
  });
});
