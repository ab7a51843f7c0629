import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { engineSettings } from './engine-settings.js';
import { asNobody, find, shellPath, withoutNetwork, withoutPrivileges, type Isolation } from './isolation.js';
import type { Engine } from './protocol.js';

/** Descriptors of a child: errors, lines to us, the IPC channel, and a pipe that ends when we do. */
export const descriptors = { errors: 2, lines: 3, channel: 4, life: 5 } as const;

/** Left of the stack for what lies below JavaScript. */
const stackReserveKb = 8_192;

/** Starts a child process of an engine inside every layer that this machine has. `folder`: of that engine alone. */
export function launch(engine: Engine, folder: string, isolation: Isolation): ChildProcess {
  const node = [process.execPath, ...nodeFlags(engine, folder, isolation), path.join(folder, 'runner.js')];
  const [command, ...args] = [...outer(isolation), ...inShell(isolation, node)];
  return spawn(command!, args, {
    cwd: folder,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    // A session of its own: what a terminal sends to us (Ctrl+C) doesn't end the programs that we still wait for.
    detached: true,
  });
}

export function nodeFlags(engine: Engine, folder: string, { permissionModel, stackKb }: Isolation): string[] {
  const { wasmPages, heapMb, flags } = engineSettings[engine];
  return [
    ...(permissionModel === 'none' ? [] : [permissionModel, `--allow-fs-read=${folder}${path.sep}`]),
    '--no-warnings',
    '--disallow-code-generation-from-strings',
    `--wasm-max-mem-pages=${wasmPages}`,
    `--max-old-space-size=${heapMb}`,
    ...(stackKb ? [`--stack-size=${stackKb - stackReserveKb}`] : []),
    ...flags,
  ];
}

/** Each program of these executes the next: what we kill by its process id is Node itself. */
function outer({ otherUser, ownNetwork, noPrivileges, diesWithParent }: Isolation): string[] {
  const inner = [
    ...(diesWithParent === 'kernel' ? ['--pdeathsig', 'KILL'] : []),
    ...(noPrivileges ? withoutPrivileges : []),
  ];
  return [
    ...(otherUser ? [find('setpriv'), ...asNobody] : []),
    ...(ownNetwork ? [find('unshare'), ...withoutNetwork] : []),
    // Last, since a change of user forgets the parent.
    ...(inner.length ? [find('setpriv'), ...inner] : []),
  ];
}

function inShell({ shell, stackKb, diesWithParent }: Isolation, node: string[]): string[] {
  if (!shell) return node;
  const { lines, channel, life } = descriptors;
  const limits = `unset PWD; ulimit -c 0; ${stackKb ? `ulimit -s ${stackKb};` : ''}`;
  // Kills the process that this shell becomes once the pipe ends without a word, as it does when we die.
  const watch = `( read -r _ <&${life} || kill -9 $$ ) 2>/dev/null ${lines}>&- ${channel}>&- &`;
  return [shellPath, '-c', `${limits} ${diesWithParent === 'shell' ? watch : ''} exec "$0" "$@" ${life}<&-`, ...node];
}
