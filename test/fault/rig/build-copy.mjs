import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * A copy of the build beside the packages and content that it looks for, so that a build made meanwhile changes
 * nothing here. `edits` sabotage it: each must find its text, once, in the module that it names.
 * @returns the copy's `dist`
 */
export function copyBuild(dist, folder, edits = []) {
  const copy = path.join(folder, 'dist');
  mkdirSync(folder, { recursive: true });
  for (const part of ['apps', 'libs', 'db', 'sandbox'])
    cpSync(path.join(dist, part), path.join(copy, part), { recursive: true });
  for (const name of ['node_modules', 'content', 'package.json']) {
    symlinkSync(path.join(root, name), path.join(folder, name));
  }
  for (const { file, find, replace } of edits) {
    const module = path.join(copy, file);
    const text = readFileSync(module, 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has ${places} places to sabotage, not one: ${find}`);
    writeFileSync(
      module,
      text.replace(find, () => replace),
    );
  }
  return copy;
}
