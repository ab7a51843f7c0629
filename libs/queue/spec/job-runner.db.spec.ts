import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@app/kernel/app-error.js';
import { completeJobs, enqueue, enqueueAll } from '@app/queue/outbox.js';
import { allDone, QueueRig } from '@app/testing/queue-rig.js';
import { hasRedis, startRedis, type TestRedis } from '@app/testing/redis-server.js';

jest.setTimeout(90_000);

const backends = ['postgres', ...(hasRedis() ? ['redis'] : [])];

describe.each(backends)('running jobs over %s', (backend) => {
  let redis: TestRedis | undefined;
  let rig: QueueRig;

  beforeEach(async () => {
    redis = backend === 'redis' ? await startRedis() : undefined;
    rig = await QueueRig.open(redis?.url);
  });
  afterEach(async () => {
    await rig.close();
    await redis?.stop();
  });

  const enqueueOne = () => rig.transactions.run((tx) => enqueue(tx, 'review.grade', { reviewId: randomUUID() }));
  const write = (name: string, payload: unknown) =>
    rig.dataSource.query('insert into outbox (name, payload) values ($1, $2)', [name, JSON.stringify(payload)]);

  it('gives up a job of no known name at once, visibly', async () => {
    await write('review.burn', {});
    await rig.startRelay();
    await rig.startWorker();
    const [row] = await rig.until((rows) => rows.every(({ dead }) => dead));
    expect(row).toMatchObject({ done: false, failures: 1, lastError: 'UnknownJob: no such job: review.burn' });
    expect(rig.outcomes).toEqual(['unknown dead']);
    expect(rig.delivered).toEqual([]);
  });

  it('gives up a job whose payload is not of the catalogue', async () => {
    await write('review.grade', { reviewId: 'seven', extra: true });
    await rig.startRelay();
    await rig.startWorker();
    const [row] = await rig.until((rows) => rows.every(({ dead }) => dead));
    expect(row?.lastError).toContain('payload of review.grade');
    expect(rig.delivered).toEqual([]);
  });

  it('survives a message that is not of the outbox', async () => {
    await rig.startRelay();
    await rig.startWorker();
    await rig.queue.add('review.grade', 'nonsense' as never);
    await rig.queue.add('review.grade', { outboxId: '1; drop table outbox', payload: {} });
    await enqueueOne();
    await rig.until(allDone);
    expect(rig.outcomes.sort()).toEqual(['review.grade dead', 'review.grade dead', 'review.grade done']);
  });

  it('tries again after a failure, and counts it', async () => {
    let left = 3;
    await rig.startRelay();
    await rig.startWorker(async (job) => {
      if (left-- > 0) throw new Error('not yet');
      await rig.complete(job);
    });
    await enqueueOne();
    const [row] = await rig.until(allDone);
    expect(row).toMatchObject({ failures: 3, sends: 1, dead: false, lastError: null });
    expect(rig.outcomes).toEqual([
      'review.grade failed',
      'review.grade failed',
      'review.grade failed',
      'review.grade done',
    ]);
  });

  it('does not count that something it needs is away', async () => {
    let left = 4;
    await rig.startRelay();
    await rig.startWorker(async (job) => {
      if (left-- > 0) throw new AppError('service.unavailable');
      await rig.complete(job);
    });
    await enqueueOne();
    const [row] = await rig.until(allDone, 30_000);
    expect(row).toMatchObject({ failures: 0, dead: false });
    expect(rig.outcomes).toEqual([...Array.from({ length: 4 }, () => 'review.grade failed'), 'review.grade done']);
  });

  it('ends a job that always fails as dead, after 10 failures over several sendings', async () => {
    await rig.startRelay();
    await rig.startWorker(() => Promise.reject(new Error('always\0')));
    await enqueueOne();
    const [row] = await rig.until((rows) => rows.every(({ dead }) => dead), 30_000);
    expect(row).toMatchObject({ done: false, failures: 10, lastError: 'Error: always' });
    expect(rig.delivered).toHaveLength(10);
    expect(rig.outcomes.at(-1)).toBe('review.grade dead');
    await sleep(500);
    expect(rig.delivered).toHaveLength(10);
    expect(await rig.queue.getJobCounts('waiting', 'active', 'delayed', 'failed')).toEqual({
      waiting: 0, active: 0, delayed: 0, failed: 0,
    }); // prettier-ignore
  });

  const enqueueMany = (count: number) =>
    rig.transactions.run((tx) =>
      enqueueAll(
        tx,
        'review.grade',
        Array.from({ length: count }, () => ({ payload: { reviewId: randomUUID() } })),
      ),
    );

  it('does a run in one go, and counts each of its jobs', async () => {
    await enqueueMany(150);
    await rig.startWorker(undefined, (jobs) => rig.transactions.run((tx) => completeJobs(tx, jobs)));
    await rig.startRelay();
    await rig.until(allDone);
    // Two are done side by side: which ends first is open.
    expect(rig.runs.map((run) => run.length).toSorted((a, b) => b - a)).toEqual([100, 50]);
    expect(rig.delivered).toEqual([]);
    expect(rig.outcomes).toEqual(Array.from({ length: 150 }, () => 'review.grade done'));
  });

  it('does each job of a run by itself where the run fails: one that never succeeds holds up nobody', async () => {
    await enqueueMany(20);
    const [poisoned] = await rig.outbox();
    await rig.startWorker(
      async (job) => {
        if (job.outboxId === poisoned!.id) throw new Error('never');
        await rig.complete(job);
      },
      () => Promise.reject(new Error('one of them never succeeds')),
    );
    await rig.startRelay();
    const rows = await rig.until((all) => all.every(({ done, dead }) => done || dead), 30_000);
    expect(rows.filter(({ dead }) => dead)).toEqual([
      expect.objectContaining({ id: poisoned!.id, failures: 10, lastError: 'Error: never' }),
    ]);
    expect(rows.slice(1).every(({ failures }) => failures === 0)).toBe(true);
  });

  it('gives up what is not of the catalogue, and does the rest of its run', async () => {
    await enqueueMany(3);
    await write('review.grade', { reviewId: 'seven' });
    await rig.startWorker();
    await rig.startRelay();
    const rows = await rig.until((all) => all.every(({ done, dead }) => done || dead));
    expect(rows.map(({ dead }) => dead)).toEqual([false, false, false, true]);
    expect(rows[3]!.lastError).toContain('payload of review.grade');
  });

  it('counts an end without a word against the first of a run that is not done, and goes on with the others', async () => {
    await rig.startRelay();
    await enqueueMany(5);
    await rig.until((rows) => rows.every(({ sends }) => sends === 1));
    const vanished = rig.openWorker(async () => undefined);
    await vanished.waitUntilReady();
    const taken = await vanished.getNextJob('token');
    expect(taken?.data).toMatchObject({ run: Array.from({ length: 5 }, () => expect.anything()) });
    await rig.startWorker();
    const rows = await rig.until(allDone, 25_000);
    // Sent again by the outbox meanwhile, they may have been done before the queue noticed.
    expect(rows.map(({ failures }) => failures).filter((count) => count > 0).length).toBeLessThanOrEqual(1);
    expect(rows.slice(1).every(({ failures }) => failures === 0)).toBe(true);
    expect(rig.completed.filter(Boolean)).toHaveLength(5);
  });

  it('runs a job again whose process vanished, within 25 s, and counts that once', async () => {
    await rig.startRelay();
    await enqueueOne();
    await rig.until((rows) => rows.every(({ sends }) => sends === 1));
    // Takes the job and is never heard of again, as a killed process.
    const vanished = rig.openWorker(async () => undefined);
    await vanished.waitUntilReady();
    const taken = await vanished.getNextJob('token');
    expect(taken?.name).toBe('review.grade');
    const vanishedAt = Date.now();
    let left = 2;
    await rig.startWorker(async (job) => {
      if (left-- > 0) throw new Error('not yet');
      await rig.complete(job);
    });
    const [row] = await rig.until(allDone, 25_000);
    expect(Date.now() - vanishedAt).toBeGreaterThan(5_000);
    expect(row).toMatchObject({ failures: 3 });
    expect(rig.delivered).toHaveLength(3);
  });
});
