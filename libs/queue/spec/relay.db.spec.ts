import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { enqueue, enqueueAll } from '@app/queue/outbox.js';
import { allDone, QueueRig } from '@app/testing/queue-rig.js';
import { hasRedis, startRedis, type TestRedis } from '@app/testing/redis-server.js';

jest.setTimeout(60_000);

const backends = ['postgres', ...(hasRedis() ? ['redis'] : [])];
const payload = () => ({ reviewId: randomUUID() });

describe.each(backends)('the relay over %s', (backend) => {
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

  const forgetEverything = () => rig.queue.obliterate({ force: true });

  it('delivers what was committed, once', async () => {
    await rig.startRelay();
    await rig.startWorker();
    const wanted = payload();
    await rig.transactions.run((tx) => enqueue(tx, 'review.grade', wanted));
    const [row] = await rig.until(allDone);
    expect(row).toMatchObject({ sends: 1, failures: 0 });
    await sleep(1_000);
    expect(rig.delivered).toEqual([{ name: 'review.grade', payload: wanted, outboxId: row?.id }]);
  });

  it('is woken by the commit, long before its sweep', async () => {
    await rig.startRelay();
    await rig.startWorker();
    const waits: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      await sleep(50);
      const committedAt = performance.now();
      await rig.transactions.run((tx) => enqueue(tx, 'review.grade', payload()));
      while (rig.completed.length <= i) await sleep(2);
      waits.push(performance.now() - committedAt);
    }
    // The sweep alone would take 375 ms on average.
    expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(300);
  });

  it('never delivers what was rolled back', async () => {
    await rig.startRelay();
    await rig.startWorker();
    const attempt = rig.transactions.run(async (tx) => {
      await enqueue(tx, 'review.grade', payload());
      throw new Error('rolled back');
    });
    await expect(attempt).rejects.toThrow('rolled back');
    await sleep(1_500);
    expect(await rig.outbox()).toEqual([]);
    expect(rig.delivered).toEqual([]);
  });

  it('sends again what the queue lost', async () => {
    await rig.startRelay();
    await rig.transactions.run((tx) =>
      enqueueAll(tx, 'review.grade', [{ payload: payload() }, { payload: payload() }]),
    );
    await rig.until((rows) => rows.every(({ sends }) => sends === 1));
    await forgetEverything();
    await rig.startWorker();
    const rows = await rig.until(allDone);
    expect(rows.map(({ sends }) => sends)).toEqual([2, 2]);
    expect(rig.completed).toEqual([true, true]);
  });

  it('lets a row that arrives twice have its effect once', async () => {
    await rig.transactions.run((tx) => enqueue(tx, 'review.grade', payload()));
    const [row] = await rig.outbox();
    const data = { outboxId: String(row?.id), payload: payload() };
    await rig.queue.addBulk(['a', 'b', 'c'].map((jobId) => ({ name: 'review.grade', data, opts: { jobId } })));
    await rig.startWorker();
    while (rig.completed.length < 3) await sleep(20);
    expect(rig.completed.filter(Boolean)).toEqual([true]);
  });

  it('keeps work for later until it is due', async () => {
    await rig.startRelay();
    await rig.startWorker();
    const dueAt = new Date(Date.now() + 2_000);
    await rig.transactions.run((tx) => enqueue(tx, 'session.expire', { sessionId: randomUUID() }, dueAt));
    await rig.until((rows) => rows.every(({ sends }) => sends === 1));
    await rig.until(allDone);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime() - 50);
    expect(Date.now()).toBeLessThan(dueAt.getTime() + 3_000);
    expect(rig.delivered).toHaveLength(1);
  });

  it('shares many rows between two relays without sending one twice', async () => {
    await rig.startRelay();
    await rig.startRelay();
    const work = Array.from({ length: 600 }, () => ({ payload: payload() }));
    await rig.transactions.run((tx) => enqueueAll(tx, 'review.grade', work));
    const sent = await rig.until((rows) => rows.length === 600 && rows.every(({ sends }) => sends > 0), 40_000);
    expect(sent.every(({ sends }) => sends === 1)).toBe(true);
    await rig.startWorker();
    await rig.until(allDone, 40_000);
    expect(new Set(rig.delivered.map(({ outboxId }) => outboxId)).size).toBe(600);
  });

  it('goes on after every connection to PostgreSQL was cut', async () => {
    await rig.startRelay();
    await rig.startWorker();
    await rig.transactions.run((tx) => enqueue(tx, 'review.grade', payload()));
    await rig.until(allDone);
    await rig.dataSource
      .query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`)
      .catch(() => undefined);
    await sleep(200);
    await rig.transactions.run((tx) => enqueue(tx, 'review.grade', payload()));
    const rows = await rig.until((all) => all.length === 2 && allDone(all), 30_000);
    expect(rows).toHaveLength(2);
  });

  if (backend === 'redis') {
    it('keeps the rows while Redis is away, and goes on when it is back', async () => {
      await rig.startRelay();
      await rig.startWorker();
      await redis?.kill();
      await rig.transactions.run((tx) => enqueue(tx, 'review.grade', payload()));
      await sleep(3_000);
      expect(await rig.outbox()).toMatchObject([{ sends: 0, done: false }]);
      await redis?.start();
      await rig.until(allDone, 20_000);
      expect(rig.completed).toEqual([true]);
    });
  }
});
