import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Path of a package's command, to be run with this very Node. */
export const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** What went wrong has been printed. */
export class StepFailed extends Error {}

/** Runs one step of installing or building: a line before, a line after, its output only where it fails. */
export function runStep(name, command, args, env = {}) {
  const startedAt = performance.now();
  console.log(`${name} …`);
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
    throw new StepFailed(`${name}: failed (${signal ?? status ?? 'not started'})`);
  }
  console.log(`${name}: done (${seconds(performance.now() - startedAt)})`);
}

export const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;

/** Paths of all files below a folder of the project, from its root. */
export function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
