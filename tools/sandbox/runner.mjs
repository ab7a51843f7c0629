import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { filesBelow, root } from '../run-command.mjs';

/** Compiles libs/sandbox/runners/<engine> (TypeScript) into `folder` as ES modules; a runner starts at runner.js. */
export function compileRunner(engine, folder) {
  const sources = `libs/sandbox/runners/${engine}`;
  for (const file of filesBelow(sources)) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const target = path.join(folder, path.relative(sources, file).replace(/\.ts$/, '.js'));
    const { code } = transformSync(readFileSync(path.join(root, file), 'utf8'), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  // Ends the search for the nearest package.json within what the child may read.
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
}
