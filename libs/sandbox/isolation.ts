import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** Which layers around a child are in force on this machine, outermost last. */
export interface Isolation {
  /** Node refuses it files beyond its engine's folder, processes, threads and native code. */
  permissionModel: '--permission' | '--experimental-permission' | 'none';
  /** Of the main thread, in KiB; undefined: the system's own, which is small. */
  stackKb?: number;
  /** Limits set by a shell: stack, and no core dumps. */
  shell: boolean;
  /** A network namespace of its own, without any network in it. */
  ownNetwork: boolean;
  /** Another user than ours (nobody); only where we are root. */
  otherUser: boolean;
  /** No capabilities, and none to be had. */
  noPrivileges: boolean;
  /** What kills a child when its parent dies: the kernel, a shell that watches, or nothing. */
  diesWithParent: 'kernel' | 'shell' | 'none';
}

export const nobody = 65_534;
export const shellPath = '/bin/sh';
const stacksKb = [262_144, 131_072, 65_520, 32_768];
const run = promisify(execFile);

/** Tries each layer with a program that does nothing but prove it. `readable`: what children must be able to read. */
export async function probeIsolation(readable: string): Promise<Isolation> {
  const shell = existsSync(shellPath);
  const setpriv = find('setpriv');
  const unshare = find('unshare');
  const [kernelKills, noPrivileges, ownNetwork, otherUser] = await Promise.all([
    works(setpriv, ['--pdeathsig', 'KILL', ...proof]),
    works(setpriv, [...withoutPrivileges, ...proof]),
    works(unshare, [...withoutNetwork, ...proof]),
    isRoot() ? canReadAsNobody(setpriv, readable) : false,
  ]);
  return {
    permissionModel: permissionModel(),
    ...(shell && { stackKb: await largestStack() }),
    shell,
    ownNetwork,
    // Together, since each changes what the next may do.
    otherUser:
      otherUser && (!ownNetwork || (await works(setpriv, [...asNobody, unshare, ...withoutNetwork, ...proof]))),
    noPrivileges,
    diesWithParent: kernelKills ? 'kernel' : shell ? 'shell' : 'none',
  };
}

export const asNobody = ['--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups'];
export const withoutNetwork = ['--user', '--map-root-user', '--net'];
export const withoutPrivileges = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
const proof = ['/bin/sh', '-c', 'exit 0'];

/** Path of a program of the system; empty where it isn't there. */
export function find(name: string): string {
  return ['/usr/bin', '/bin', '/usr/sbin'].map((folder) => `${folder}/${name}`).find((file) => existsSync(file)) ?? '';
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function permissionModel(): Isolation['permissionModel'] {
  const flags = ['--permission', '--experimental-permission'] as const;
  return flags.find((flag) => process.allowedNodeEnvironmentFlags.has(flag)) ?? 'none';
}

async function canReadAsNobody(setpriv: string, readable: string): Promise<boolean> {
  return works(setpriv, [...asNobody, shellPath, '-c', '[ -r "$0" ] && [ -x "$1" ]', readable, process.execPath]);
}

async function largestStack(): Promise<number | undefined> {
  for (const stackKb of stacksKb) if (await works(shellPath, ['-c', `ulimit -s ${stackKb}`])) return stackKb;
  return undefined;
}

async function works(file: string, args: string[]): Promise<boolean> {
  if (!file) return false;
  try {
    await run(file, args, { timeout: 10_000, env: {} });
    return true;
  } catch {
    return false;
  }
}
