// What the measurements run in: a durable PostgreSQL, a Redis and our own processes, all thrown away afterwards.
import { fork, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

/** A module of the built product. */
export const built = (file) => import(pathToFileURL(path.join(dist, file)).href);

const programs = {
  setup: 'apps/standalone/src/setup.js',
  api: 'apps/api/src/main.js',
  worker: 'apps/worker/src/main.js',
};

/** As the launcher and docker-compose.yml start them; what is compared with the worker's fits has the same. */
const nodeFlags = { worker: ['--max-semi-space-size=64'], 'bare-fits.mjs': ['--max-semi-space-size=64'] };

/** The settings of every process that is measured. */
const settings = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'warn',
  REQUESTS_PER_MINUTE: '0',
  SIGN_UPS_PER_HOUR: '0',
  ADMIN_EMAIL: 'admin@example.org',
  ADMIN_PASSWORD: 'correct horse battery',
};

export class World {
  #folder;
  #postgres;
  #redis;
  #profiles;
  #running = new Set();
  #clients = new Map();

  /** @param profiles folder that every process writes its CPU profile to; none where undefined */
  static async open(profiles) {
    if (!existsSync(path.join(dist, programs.api)))
      throw new Error('There is no build: run `node tools/build.mjs` first.');
    const world = new World();
    world.#profiles = profiles;
    world.#folder = mkdtempSync(path.join(tmpdir(), 'rehearse-bench-'));
    chmodSync(world.#folder, 0o755); // PostgreSQL may have to run as another user
    const { startEmbeddedPostgres } = await built('libs/database/embedded-postgres.js');
    world.#postgres = await startEmbeddedPostgres({ dataDir: path.join(world.#folder, 'pg') });
    return world;
  }

  url(database) {
    return this.#postgres.url(database);
  }

  /** A connection of ours to a database, kept open. */
  async client(database) {
    let client = this.#clients.get(database);
    if (!client) {
      client = new pg.Client({ connectionString: this.url(database) });
      client.on('error', () => undefined);
      await client.connect();
      this.#clients.set(database, client);
    }
    return client;
  }

  async query(database, text, values) {
    return (await (await this.client(database)).query(text, values)).rows;
  }

  /** A migrated database with the starter questions, or a copy of one that nobody is connected to. */
  async createDatabase(name, template) {
    if (template) await this.#forget(template);
    await this.query('postgres', `create database ${name}${template ? ` template ${template}` : ''}`);
    if (!template) await this.run('setup', name);
  }

  /** A Redis that keeps its data as the product demands it. Undefined: there is no redis-server. */
  async redisUrl() {
    const { hasRedis, startRedis } = await built('libs/testing/redis-server.js');
    if (!hasRedis()) return undefined;
    this.#redis ??= await startRedis();
    return this.#redis.url;
  }

  /** Starts a program of the product, or a file of this folder, and waits until it says that it is ready. */
  async start(program, database, env = {}) {
    const child = this.#fork(program, database, env);
    const [ready] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${program} ended with ${code}`))),
    ]);
    return { ...ready, child, stop: () => this.#stop(child) };
  }

  /** Runs a program to its end. */
  async run(program, database, env = {}) {
    const [code] = await once(this.#fork(program, database, env), 'exit');
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  }

  #fork(program, database, env) {
    const file = programs[program] ? path.join(dist, programs[program]) : path.join(import.meta.dirname, program);
    const child = fork(file, {
      env: { PATH: process.env.PATH, ...settings, DATABASE_URL: this.url(database), ...env },
      execArgv: [...(nodeFlags[program] ?? []), ...this.#profiling(program)],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  #profiling(program) {
    if (!this.#profiles) return [];
    const name = `${path.basename(program, '.mjs')}-${Date.now()}.cpuprofile`;
    return ['--cpu-prof', `--cpu-prof-dir=${this.#profiles}`, `--cpu-prof-name=${name}`];
  }

  async #stop(child) {
    if (!this.#running.has(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  async #forget(database) {
    await this.#clients.get(database)?.end();
    this.#clients.delete(database);
  }

  /** Ends and removes everything. */
  async close() {
    await Promise.all([...this.#running].map((child) => this.#stop(child)));
    for (const database of this.#clients.keys()) await this.#forget(database);
    await this.#redis?.stop();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    if (existsSync(this.#postgres.home)) rmSync(this.#postgres.home, { recursive: true, force: true });
  }
}

export const redisVersion = () =>
  /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
