import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '@app/testing/test-postgres.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

jest.setTimeout(60_000);

let dataDir: string;
const cleanUp: (() => unknown)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'rehearse embedded '));
  await chmod(dataDir, 0o755); // PostgreSQL may have to run as another user
});
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
  await rm(dataDir, { recursive: true, force: true });
});
async function start(settings: Record<string, string | number> = {}) {
  const server = await startEmbeddedPostgres({ dataDir, settings });
  cleanUp.push(() => server.stop());
  return server;
}

const pidOf = () => Number(readFileSync(path.join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isRunning = (pid: number) => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
async function untilGone(pid: number) {
  for (const until = Date.now() + 15_000; isRunning(pid); await pause(20)) {
    if (Date.now() > until) throw new Error(`process ${pid} still runs`);
  }
}

interface Held {
  url: string;
  port: number;
  adopted: boolean;
}
async function launcher(): Promise<{ child: ChildProcess; held: Held }> {
  const script = path.resolve(__dirname, '../testing/hold-postgres.mjs');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUp.push(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, held: JSON.parse(line.toString()) as Held };
}
async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

describe('the embedded PostgreSQL', () => {
  it('keeps what was committed over a restart, and is durable unless told otherwise', async () => {
    const first = await start();
    await withClient(first.url('postgres'), (client) => client.query('create table kept as select 42 as answer'));
    await first.stop();
    const second = await start({ max_connections: 17 });
    const { rows } = await withClient(second.url('postgres'), (client) =>
      client.query(
        `select answer, current_setting('fsync') as fsync, current_setting('max_connections') as connections from kept`,
      ),
    );
    await second.stop();
    expect(rows).toEqual([{ answer: 42, fsync: 'on', connections: '17' }]);
  });

  it('lets nobody in without its own random password, which its owner alone can read', async () => {
    const server = await start();
    const passwordFile = path.join(dataDir, 'postgres.password');
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
    expect((await readFile(passwordFile, 'utf8')).trim()).toMatch(/^[\w-]{32}$/);
    const guess = new URL(server.url('postgres'));
    guess.password = 'postgres';
    await expect(withClient(guess.href, (client) => client.query('select 1'))).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });

  it('leaves nothing running when it is stopped', async () => {
    const server = await start();
    const pid = pidOf();
    expect(isRunning(pid)).toBe(true);
    await server.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('survives a SIGKILL of its launcher: the server shuts down, or the next start adopts it', async () => {
    const { child, held } = await launcher();
    await withClient(held.url, (client) => client.query('create table kept as select 1 as n'));
    const orphan = pidOf();
    await end(child, 'SIGKILL');
    const next = await start();
    const { rowCount } = await withClient(next.url('postgres'), (client) => client.query('select n from kept'));
    expect(rowCount).toBe(1);
    await next.stop();
    await untilGone(orphan);
  });

  it('adopts a server that runs on the folder, and can stop it', async () => {
    const { child, held } = await launcher();
    const second = await start();
    expect(second).toMatchObject({ adopted: true, port: held.port });
    const pid = pidOf();
    await second.stop();
    await untilGone(pid);
    await end(child, 'SIGTERM');
  });

  it('makes one cluster where two launchers start at once on a new folder', async () => {
    const both = await Promise.all([launcher(), launcher()]);
    expect(both[0].held.url).toBe(both[1].held.url);
    expect(both.filter(({ held }) => held.adopted)).toHaveLength(1);
    await Promise.all(both.map(({ child }) => end(child, 'SIGTERM')));
  });

  it('does not take a stranger for its server where a pid file was left behind', async () => {
    const server = await start();
    const pidFile = path.join(dataDir, 'pgdata', 'postmaster.pid');
    const stale = (await readFile(pidFile, 'utf8')).split('\n');
    await server.stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    stale[0] = String(stranger.pid);
    stale[3] = '1';
    await writeFile(pidFile, stale.join('\n'));
    cleanUp.push(() => stranger.kill('SIGKILL'));
    const again = await start();
    await again.stop();
    expect(isRunning(stranger.pid!)).toBe(true);
  });
});
