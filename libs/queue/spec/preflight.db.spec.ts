import { Client } from 'pg';
import { readConfig } from '@app/config/config.js';
import { makeLogger } from '@app/observability/logger.js';
import { openQueue } from '@app/queue/backend.js';
import { measureClockSkew, refuseSkew } from '@app/queue/clock-check.js';
import { NotReady, refuseUnsafeRedis, waitForServices, whenReady } from '@app/queue/preflight.js';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { hasRedis, safeRedis, startRedis } from '@app/testing/redis-server.js';

jest.setTimeout(30_000);

const nobody = 'postgres://nobody:x@127.0.0.1:1/none';

describe('the gate', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  const gate = (env: NodeJS.ProcessEnv) => waitForServices(readConfig({ DATABASE_URL: database.url, ...env }), 1_000);

  it('opens where PostgreSQL is there and migrated', async () => {
    await gate({});
  });

  it('stays shut where PostgreSQL does not answer', async () => {
    await expect(gate({ DATABASE_URL: nobody })).rejects.toThrow(/^PostgreSQL is not ready: .*ECONNREFUSED/);
  });

  it('stays shut where the database is not migrated', async () => {
    const bare = await cloneDatabase();
    const client = new Client(bare.url);
    await client.connect();
    await client.query('drop table outbox');
    await client.end();
    await expect(gate({ DATABASE_URL: bare.url })).rejects.toThrow('the database is not migrated');
    await bare.drop();
  });

  it('stays shut where Redis does not answer', async () => {
    const env = { QUEUE_BACKEND: 'redis', REDIS_URL: 'redis://127.0.0.1:1' };
    await expect(gate(env)).rejects.toThrow(/^Redis is not ready: .*ECONNREFUSED/);
  });

  it('refuses a queue that never gets ready, instead of waiting for ever', async () => {
    const queue = openQueue(readConfig({ DATABASE_URL: nobody }), makeLogger({ level: 'silent', service: 'test' }));
    await expect(whenReady(queue, 2_000)).rejects.toBeInstanceOf(NotReady);
    await queue.close();
  });

  (hasRedis() ? describe : describe.skip)('before Redis', () => {
    it.each([
      ['its stock settings', []],
      ['an eviction policy', ['--appendonly', 'yes', '--maxmemory-policy', 'allkeys-lru']],
      ['no append-only file', ['--maxmemory-policy', 'noeviction']],
    ])('refuses %s, unless told otherwise', async (_what, settings) => {
      const redis = await startRedis(settings);
      const env = { QUEUE_BACKEND: 'redis', REDIS_URL: redis.url };
      try {
        await expect(gate(env)).rejects.toBeInstanceOf(NotReady);
        await expect(gate(env)).rejects.toThrow(/appendonly yes.*noeviction.*REDIS_ALLOW_UNSAFE=on/);
        await gate({ ...env, REDIS_ALLOW_UNSAFE: 'on' });
      } finally {
        await redis.stop();
      }
    });

    it('opens for one that keeps what it confirms', async () => {
      const redis = await startRedis(safeRedis);
      try {
        await gate({ QUEUE_BACKEND: 'redis', REDIS_URL: redis.url });
      } finally {
        await redis.stop();
      }
    });
  });

  it('names what is wrong with a Redis', () => {
    expect(() => refuseUnsafeRedis({ appendOnly: true, evictionPolicy: 'noeviction' })).not.toThrow();
    expect(() => refuseUnsafeRedis({ appendOnly: false, evictionPolicy: 'volatile-ttl' })).toThrow(
      'appendonly is not yes; maxmemory-policy is volatile-ttl, not noeviction',
    );
  });
});

describe('the clock check', () => {
  it('measures no skew against a database on the same machine', async () => {
    const database = await cloneDatabase();
    const dataSource = await openDataSource(database.url, 2);
    const skew = await measureClockSkew(dataSource);
    await dataSource.destroy();
    await database.drop();
    expect(Math.abs(skew.aheadMs)).toBeLessThan(skew.uncertainMs + 5);
    refuseSkew(skew);
  });

  it.each([
    [1_000, 0, true],
    [1_001, 0, false],
    [-1_001, 0, false],
    [1_400, 500, true],
    [-1_600, 500, false],
  ])('%d ms ahead, give or take %d: fit to run = %s', (aheadMs, uncertainMs, fit) => {
    const check = () => refuseSkew({ aheadMs, uncertainMs });
    if (fit) expect(check).not.toThrow();
    else expect(check).toThrow(NotReady);
  });
});
