import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { onCleanup } from './cleanup.mjs';

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Calls `check` until it doesn't throw. */
export async function persist(check, limitMs = 60_000) {
  const until = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

export async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A throw-away PostgreSQL that is safe against a crash (fsync on), and can be made to crash. */
export async function startPostgres(dist, folder) {
  const dataDir = path.join(folder, 'postgres');
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o755); // PostgreSQL may have to run as another user
  let host;
  let up;
  let trouble = 'it said nothing';
  const stop = onCleanup(async () => {
    if (host.exitCode === null && host.signalCode === null) {
      const exit = once(host, 'exit');
      host.disconnect();
      await exit;
    }
    if (up) await rm(up.home, { recursive: true, force: true });
  });
  host = fork(path.join(import.meta.dirname, 'postgres-host.mjs'), [dist, dataDir], { stdio: 'inherit' });
  host.on('message', (message) => (message.type === 'up' ? (up = message) : (trouble = message.reason)));
  await persist(async () => {
    if (!up) throw new Error(`PostgreSQL did not start: ${trouble}`);
  });
  const answers = () => persist(() => query(up.url, 'select 1'));
  const kill = async () => {
    const pid = Number((await readFile(path.join(up.home, 'pgdata/postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
  };
  return { url: up.url, answers, kill, stop };
}

/** A Redis as the product demands it, started again whenever it has gone. */
export async function startRedis(folder) {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const args = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--loglevel', 'warning'];
  args.push('--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction');
  let child;
  let stopped = false;
  const start = () => {
    child = spawn('redis-server', args.map(String), { stdio: 'ignore' });
    child.once('exit', () => !stopped && setTimeout(() => !stopped && start(), 200));
  };
  const url = `redis://127.0.0.1:${port}`;
  const command = (...words) =>
    persist(async () => {
      const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
      redis.on('error', () => undefined);
      try {
        await redis.connect();
        return await redis.call(...words);
      } finally {
        redis.disconnect();
      }
    }, 20_000);
  const stop = onCleanup(async () => {
    stopped = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  });
  start();
  await command('ping');
  const kill = () => child.kill('SIGKILL');
  return { url, command, kill, answers: () => command('ping'), stop };
}

const found = () => spawnSync('redis-server', ['--version']).status === 0;

/** Undefined where a redis-server is there; in CI one is installed; else the reason to skip. */
export function redisMissing() {
  if (found()) return undefined;
  if (!process.env.CI) return 'no redis-server in PATH';
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    const [command, ...args] = [...asRoot, 'apt-get', ...step];
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  if (!found()) throw new Error('CI needs redis-server, and apt-get could not install it.');
  return undefined;
}
