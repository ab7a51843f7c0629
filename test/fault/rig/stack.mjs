import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Program } from './program.mjs';
import { lookInto } from './queue.mjs';
import { freePort, persist, query, startRedis } from './stores.mjs';

const role = 'rehearse';
const password = 'throw-away';
const template = 'rehearse_template';

function databaseUrl(serverUrl, name, asRole) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  if (asRole) [url.username, url.password] = [role, password];
  return url.href;
}

/** Migrates and fills the database that each stack starts from, as a deployment does. */
export async function makeTemplate(dist, serverUrl) {
  await query(serverUrl, `create role ${role} with login password '${password}'`);
  await query(serverUrl, `create database ${template} owner ${role}`);
  const env = { ...plainEnv(), DATABASE_URL: databaseUrl(serverUrl, template, true) };
  const setup = path.join(dist, 'apps/standalone/src/setup.js');
  await promisify(execFile)(process.execPath, [setup], { env });
}

const plainEnv = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' });

/**
 * The product as it is deployed: APIs and workers on a database of their own and, for that backend, a Redis of their
 * own. `options`: `dist`, `folder`, `name`, `backend`, `postgres`, `apis`, `workers`, `sabotage` (SQL).
 */
export async function startStack({ dist, folder, name, backend, postgres, apis = 2, workers = 2, sabotage }) {
  const home = path.join(folder, name);
  mkdirSync(home, { recursive: true });
  await persist(() => query(postgres.url, `create database ${name} template ${template} owner ${role}`), 10_000);
  const url = databaseUrl(postgres.url, name, true);
  if (sabotage) await query(url, sabotage);
  const redis = backend === 'redis' ? await startRedis(path.join(home, 'redis')) : undefined;
  const env = {
    ...plainEnv(),
    DATABASE_URL: url,
    QUEUE_BACKEND: backend,
    ...(redis && { REDIS_URL: redis.url }),
    HOST: '127.0.0.1',
    SIGN_UPS_PER_HOUR: '0',
    REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'warn',
  };
  const program = (kind, number, more = {}) => {
    const script = path.join(dist, `apps/${kind}/src/main.js`);
    const title = `${kind}-${number}`;
    return new Program({ name: title, script, env: { ...env, ...more }, logFile: path.join(home, `${title}.log`) });
  };
  const ports = [];
  for (let i = 0; i < apis; i += 1) ports.push(await freePort());
  const stack = {
    name,
    backend,
    url,
    ports,
    redis,
    queue: lookInto({ redis, url }),
    postgres,
    home,
    apis: ports.map((port, i) => program('api', i + 1, { PORT: String(port) }).start()),
    workers: Array.from({ length: workers }, (_, i) => program('worker', i + 1).start()),
  };
  const programs = [...stack.apis, ...stack.workers];
  const stop = async () => {
    await Promise.all(programs.map((each) => each.stop()));
    await redis?.stop();
  };
  await Promise.all(programs.map((each) => each.ready(120_000)));
  return { ...stack, programs, stop };
}
