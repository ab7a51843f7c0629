import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '@app/config/config.js';
import { jobPayloads, type Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { makeLogger } from '@app/observability/logger.js';
import { Metrics } from '@app/observability/metrics.js';
import type { JobHandlers } from '@app/queue/job-runner.js';
import { completeJob, enqueue } from '@app/queue/outbox.js';
import { NotReady } from '@app/queue/preflight.js';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { serveHealth } from './health.js';
import type { Schedule } from './repeat.js';
import { startWorker, type RunningWorker } from './start-worker.js';

jest.setTimeout(30_000);

describe('a worker', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transactions: Transactions;
  let metrics: Metrics;
  let fatal: unknown[];
  let running: RunningWorker | undefined;

  beforeEach(async () => {
    database = await cloneDatabase();
    dataSource = await openDataSource(database.url);
    transactions = new Transactions(dataSource);
    [metrics, fatal, running] = [new Metrics(), [], undefined];
  });
  afterEach(async () => {
    await running?.stop();
    await dataSource.destroy();
    await database.drop();
  });

  const start = (handle: (job: Job) => Promise<unknown>, schedules: Schedule[] = []): RunningWorker => {
    const config: Config = readConfig({ DATABASE_URL: database.url });
    const handlers = Object.fromEntries(Object.keys(jobPayloads).map((name) => [name, handle]));
    const handleAll = async (jobs: Job[]) => void (await Promise.all(jobs.map(handle)));
    running = startWorker({
      config,
      dataSource,
      metrics,
      schedules,
      handlers: handlers as unknown as JobHandlers,
      runHandlers: { 'review.grade': handleAll, 'session.count': handleAll },
      logger: makeLogger({ level: 'silent', service: 'test' }),
      onFatal: (...reason) => fatal.push(reason),
    });
    return running;
  };
  const complete = (job: Job) => transactions.run((tx) => completeJob(tx, job));
  const enqueueOne = () => transactions.run((tx) => enqueue(tx, 'review.grade', { reviewId: randomUUID() }));
  const pending = async () => (await dataSource.query<unknown[]>('select 1 from outbox where done_at is null')).length;

  it('does the jobs that wait and those that come, and counts them', async () => {
    await enqueueOne();
    await start(complete).ready;
    await enqueueOne();
    while (await pending()) await sleep(20);
    expect(await metrics.text()).toContain('rehearse_job_outcomes_total{name="review.grade",outcome="done"} 2');
    expect(fatal).toEqual([]);
  });

  it('lets the job under way end before it stops, and starts no other', async () => {
    let started = 0;
    const worker = start(async (job) => {
      started += 1;
      await sleep(1_000);
      await complete(job);
    });
    await worker.ready;
    await enqueueOne();
    while (started === 0) await sleep(10);
    await worker.stop();
    expect(await pending()).toBe(0);
    await enqueueOne();
    await sleep(1_500);
    expect(started).toBe(1);
  });

  it('repeats its schedules, one at a time, and survives their failures', async () => {
    let runs = 0;
    let at = 0;
    let most = 0;
    const run = async () => {
      runs += 1;
      most = Math.max(most, ++at);
      await sleep(60);
      at -= 1;
      throw new Error('of the schedule');
    };
    await start(complete, [{ name: 'often', everyMs: 20, run }]).ready;
    await sleep(1_000);
    expect(runs).toBeGreaterThan(4);
    expect(most).toBe(1);
    expect(fatal).toEqual([]);
  });

  it('is not ready where the queue was never migrated', async () => {
    await dataSource.query('drop schema bullmq cascade');
    const worker = start(complete);
    await expect(worker.ready).rejects.toBeInstanceOf(NotReady);
  });

  it('answers probes and scrapes', async () => {
    let ready = true;
    const checkReady = async () => {
      if (!ready) throw new Error('PostgreSQL is away');
    };
    const server = await serveHealth({ host: '127.0.0.1', port: 0, metrics, checkReady });
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
      return [response.status, await response.text()] as const;
    };
    expect(await get('/health/live')).toEqual([200, '{"status":"ok"}']);
    expect(await get('/health/ready')).toEqual([200, '{"status":"ok"}']);
    ready = false;
    expect(await get('/health/ready')).toEqual([503, '{"status":"unavailable","reason":"Error: PostgreSQL is away"}']);
    expect((await get('/metrics'))[1]).toContain('process_cpu_user_seconds_total');
    expect((await get('/toString'))[0]).toBe(404);
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
});
