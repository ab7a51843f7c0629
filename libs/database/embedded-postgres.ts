import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive, openCluster, serverEnv, superuser, type Cluster } from './embedded-cluster.js';

/** A PostgreSQL server that we run ourselves, on loopback. */
export interface EmbeddedPostgres {
  port: number;
  /** Where the data is: DATA_DIR, unless PostgreSQL's user can't get there. */
  home: string;
  /** Was it running already, left behind by a launcher that was killed? */
  adopted: boolean;
  /** Address of a database, as superuser. */
  url(database: string): string;
  /** Settles when the server has gone, wanted or not; with the last lines it logged. */
  gone: Promise<string>;
  /** PostgreSQL's "fast" shutdown: open transactions are rolled back, everything is written. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Settings of postgresql.conf. Durability (`fsync`) stays on unless a test turns it off here. */
  settings?: Readonly<Record<string, string | number>>;
  /** Default: a free one. */
  port?: number;
}

const startTimeoutMs = 60_000;

/** Starts the server of `dataDir`, making it first if need be; a server that runs there already is adopted. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  const giveUpAt = Date.now() + startTimeoutMs;
  for (;;) {
    const running = await adopt(cluster);
    if (running) return running;
    try {
      return await launch(cluster, options);
    } catch (error) {
      // Somebody else's server on this folder is starting or stopping: soon there is one to adopt, or none.
      if (!String(error).includes('postmaster.pid') || Date.now() > giveUpAt) throw error;
      await pause(200);
    }
  }
}

async function launch(cluster: Cluster, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const port = options.port ?? (await freePort());
  const child = spawnServer(cluster, port, options.settings ?? {});
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4_000);
  });
  const gone = new Promise<string>((resolve) => {
    child.once('close', () => resolve(log));
    child.once('error', (error) => resolve(`${log}${error.message}`));
  });
  const giveUpAt = Date.now() + startTimeoutMs;
  while (!log.includes('ready to accept connections')) {
    const ended = await Promise.race([gone, pause(20)]);
    if (ended !== undefined) throw new Error(`PostgreSQL did not start:\n${ended}`);
    if (Date.now() > giveUpAt) {
      child.kill('SIGQUIT');
      throw new Error(`PostgreSQL was not ready within ${startTimeoutMs / 1000} s:\n${log}`);
    }
  }
  const stop = async () => {
    child.kill('SIGINT');
    await gone;
  };
  return { port, home: cluster.home, adopted: false, url: address(cluster, port), gone, stop };
}

function spawnServer(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string | number>>,
): ChildProcess {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [path.join(cluster.binaries, 'bin', 'postgres'), '-D', cluster.data, '-p', String(port), ...options];
  // Its own process group: Ctrl-C in a terminal must reach api and worker first.
  const how: SpawnOptions = { env: serverEnv, cwd: cluster.home, stdio: ['ignore', 'ignore', 'pipe'], detached: true };
  const { runAs } = cluster;
  if (!canTieToParent()) return spawn(command[0] as string, command.slice(1), { ...how, ...runAs });
  const identity = runAs ? [`--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups'] : [];
  return spawn('setpriv', [...identity, '--pdeathsig', 'INT', ...command], how);
}

/** Linux can have the server shut down when we die, even by SIGKILL. Elsewhere the next start adopts it. */
function canTieToParent(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout?.includes('--pdeathsig') ?? false;
}

const address = (cluster: Cluster, port: number) => (database: string) =>
  `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}`;

/** The server that runs on this folder, if one does. Believed only once it has told its own data directory. */
async function adopt(cluster: Cluster): Promise<EmbeddedPostgres | undefined> {
  const pidFile = path.join(cluster.data, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return undefined;
  const url = address(cluster, port);
  if ((await dataDirectoryOf(url('postgres'))) !== cluster.data) return undefined;
  const gone = (async () => {
    while (isAlive(pid) && (await readFile(pidFile, 'utf8').catch(() => '')).startsWith(`${pid}\n`)) {
      await pause(100, undefined, { ref: false });
    }
    return '';
  })();
  const stop = async () => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
    const held = setInterval(() => undefined, 1_000); // keeps the event loop alive while we wait
    await gone;
    clearInterval(held);
  };
  return { port, home: cluster.home, adopted: true, url, gone, stop };
}

async function dataDirectoryOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
