import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runStep } from './run-command.mjs';

/** Installs exactly what the lock file names, unless that is what is there. */
export function ensureInstalled() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  runStep('Installing packages (npm ci)', command, all);
}

/** npm leaves in node_modules a lock of its own, of what it really installed; written last, so a killed run has none. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  // Optional packages are those of other platforms.
  const lacking = Object.entries(wanted).some(
    ([name, { version, optional, devOptional }]) =>
      name !== '' && (present[name] ? present[name].version !== version : !optional && !devOptional),
  );
  return !lacking && Object.keys(present).every((name) => wanted[name]);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
