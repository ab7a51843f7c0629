import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chown, link, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { canReach, findBinaries, isRoot, makeOpenFolder, unprivilegedUser, type RunAs } from './embedded-binaries.js';

const run = promisify(execFile);
const privateRoot = '/var/lib/rehearse';

export const superuser = 'postgres';

/** A data folder that exists on disk, and what it takes to run it. */
export interface Cluster {
  binaries: string;
  /** The folder that holds all that belongs to this cluster. */
  home: string;
  /** PostgreSQL's own data directory inside `home`. */
  data: string;
  /** Of the superuser; made at random with the cluster, kept beside it, readable by its owner alone. */
  password: string;
  runAs: RunAs | undefined;
}

/** PostgreSQL's environment: nothing of ours, above all no secrets and no PG* variables. */
export const serverEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

/** The cluster below `dataDir`, made if it is not there yet. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  let home = await realpath(dataDir);
  let runAs: RunAs | undefined;
  if (isRoot) {
    runAs = await unprivilegedUser();
    if (!(await canReach(path.join(home, 'any'), runAs))) home = await homeElsewhere(home);
    runAs = (await ownerOf(path.join(home, 'pgdata'))) ?? runAs;
  }
  const binaries = await findBinaries(runAs);
  const data = path.join(home, 'pgdata');
  const password = await ensurePassword(home, runAs);
  const cluster = { binaries, home, data, password, runAs };
  const owner = await ownerOf(data);
  if (!owner) await initialise(cluster);
  else if (!isRoot && owner.uid !== process.getuid?.()) {
    throw new Error(`${data} belongs to another user (uid ${owner.uid}). Start as that user, or set DATA_DIR.`);
  }
  return cluster;
}

/** Where a folder is closed to PostgreSQL's user (below /root, say), its data has a place of its own, one per folder. */
async function homeElsewhere(closed: string): Promise<string> {
  const home = path.join(privateRoot, createHash('sha256').update(closed).digest('hex').slice(0, 12));
  await makeOpenFolder(privateRoot);
  await makeOpenFolder(home);
  return home;
}

async function ownerOf(folder: string): Promise<RunAs | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function ensurePassword(home: string, runAs: RunAs | undefined): Promise<string> {
  const file = path.join(home, 'postgres.password');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '';
  });
  if (kept) return kept.trim();
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (runAs) await chown(fresh, runAs.uid, runAs.gid);
  await link(fresh, file).catch(unlessThere);
  await rm(fresh);
  return (await readFile(file, 'utf8')).trim();
}

/** initdb into a folder of its own and then a rename: a killed initdb never leaves half a cluster. */
async function initialise({ binaries, home, data, runAs }: Cluster): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = Number(/^pgdata\.init-(\d+)$/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(path.join(home, name), { recursive: true });
  }
  const fresh = `${data}.init-${process.pid}`;
  await mkdir(fresh, { mode: 0o700 });
  if (runAs) await chown(fresh, runAs.uid, runAs.gid);
  const who = ['-D', fresh, '-U', superuser, '--pwfile', path.join(home, 'postgres.password'), '-A', 'scram-sha-256'];
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = [...who, ...locale, '--no-sync'];
  await run(path.join(binaries, 'bin', 'initdb'), options, { ...runAs, env: serverEnv, cwd: home }).catch(
    (error: { stderr?: string; message: string }) => {
      throw new Error(`PostgreSQL could not make its data folder ${data}: ${error.stderr || error.message}`);
    },
  );
  await rename(fresh, data).catch(unlessThere);
  await rm(fresh, { recursive: true, force: true });
}

/** Two first starts at once: the second to finish takes what the first has made. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
