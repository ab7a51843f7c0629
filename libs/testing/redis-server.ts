import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A Redis that may be trusted with jobs. */
export const safeRedis = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];

export interface TestRedis {
  url: string;
  /** SIGKILL, as a crash would; `start` brings it back with what it wrote to its folder. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Whether there is a redis-server to test with. In CI there must be. */
export function hasRedis(): boolean {
  const found = spawnSync('redis-server', ['--version']).status === 0;
  if (!found && process.env['CI']) throw new Error('CI needs redis-server: apt-get install -y redis-server');
  if (!found) process.stderr.write('Skipped over Redis: no redis-server in PATH.\n');
  return found;
}

/** A Redis of its own on a free port and in a temporary folder. */
export async function startRedis(settings: readonly string[] = safeRedis): Promise<TestRedis> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearse-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings];
    child = spawn('redis-server', args, { stdio: 'ignore' });
    await answer(url);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  await start();
  return { url, kill, start, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answer(url: string): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    } finally {
      redis.disconnect();
    }
  }
}
