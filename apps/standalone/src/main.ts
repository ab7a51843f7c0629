import 'reflect-metadata';
import path from 'node:path';
import { Config, InvalidConfig, readSettings } from '@app/config/config.js';
import { AlreadyRunning, OwnDatabase } from './own-database.js';
import { prepare } from './prepare.js';
import { Program } from './program.js';
import { exitCodes, say, step } from './steps.js';

/** On one machine by one person: the log stays quiet, and an instructor may approve their own questions. */
const env: NodeJS.ProcessEnv = { LOG_LEVEL: 'warn', TWO_PERSON_REVIEW: 'off', ...process.env };

let database: OwnDatabase | undefined;
let programs: Program[] = [];
let ending: Promise<never> | undefined;

/** Ends everything in order, once: api and worker, then PostgreSQL. */
function end(exitCode: number): Promise<never> {
  ending ??= (async () => {
    await Promise.all(programs.map((program) => program.stop()));
    await database?.stop();
    return process.exit(exitCode);
  })();
  return ending;
}

function endOnSignal(signal: NodeJS.Signals): void {
  process.on(signal, () => {
    if (!ending) say('Rehearse stops.');
    void end(0);
  });
}

/** Settings with a database: the one given, or our own. */
async function openDatabase(): Promise<Config> {
  const settings = readSettings(env);
  if (settings.DATABASE_URL) return new Config({ ...settings, DATABASE_URL: settings.DATABASE_URL });
  let url = '';
  await step('PostgreSQL', async () => {
    database = await OwnDatabase.start(path.resolve(settings.DATA_DIR), say);
    url = await database.url();
    return `ready, its data in ${database.home}`;
  });
  return new Config({ ...settings, DATABASE_URL: url });
}

/** A fit makes many short-lived objects: in a larger young generation most of them die before they are copied. */
const nodeFlags: Partial<Record<string, string[]>> = { worker: ['--max-semi-space-size=64'] };

function startPrograms(config: Config): void {
  // Neither needs the first admin's password.
  const { ADMIN_PASSWORD: _, ...rest } = env;
  const childEnv = { ...rest, DATABASE_URL: config.get('DATABASE_URL') };
  programs = ['api', 'worker'].map((name) => {
    const script = path.resolve(import.meta.dirname, `../../${name}/src/main.js`);
    const onHopeless = (exitCode: number) => void end(exitCode);
    return new Program({ name, script, flags: nodeFlags[name], env: { ...childEnv }, onTrouble: say, onHopeless });
  });
  for (const program of programs) program.start();
}

async function main(): Promise<void> {
  const config = await openDatabase();
  await prepare(config);
  if (ending) return;
  let port: number | undefined;
  await step('API and worker', async () => {
    startPrograms(config);
    for (const ready of await Promise.all(programs.map((program) => program.ready))) port ??= ready.port;
    return 'ready';
  });
  const host = config.get('HOST');
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
  say(`\nRehearse is at http://${isLocal ? 'localhost' : host}:${port ?? config.get('PORT')}  (Ctrl-C stops it)`);
}

async function fail(error: unknown): Promise<never> {
  if (ending) return ending; // what fails while everything ends is no news
  const expected = error instanceof InvalidConfig || error instanceof AlreadyRunning;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  return end(error instanceof InvalidConfig ? exitCodes.badSettings : exitCodes.failed);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) endOnSignal(signal);
process.on('uncaughtException', (error) => void fail(error));
await main().catch(fail);
