import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run-command.mjs';

const { packages: lock } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

/** What the lock file says of these packages and of all that they depend on, by folder. */
export function lockedPackages(names, from = '') {
  const found = {};
  for (const name of names) collect(name, from, found);
  return found;
}

function collect(name, from, found) {
  const folder = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((place) => lock[place]);
  if (!folder) throw new Error(`${name} is not in package-lock.json`);
  if (found[folder]) return;
  const { version, integrity, dependencies = {} } = lock[folder];
  found[folder] = { version, integrity };
  for (const dependency of Object.keys(dependencies)) collect(dependency, folder, found);
}

/** Copies packages, with all that they depend on, in the layout that Node finds them by. */
export function copyPackages(names, folder) {
  for (const place of Object.keys(lockedPackages(names))) {
    const source = path.join(root, place);
    if (!existsSync(source)) throw new Error(`${place} is not installed`);
    cpSync(source, path.join(folder, place), {
      recursive: true,
      dereference: true,
      filter: (file) => !/\.(map|d\.[cm]?ts|md)$/.test(file),
    });
  }
}
