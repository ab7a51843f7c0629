// Lets plain Node import our TypeScript: `@app/x/y.js` is libs/x/y.ts, and `./y.js` beside a .ts file is y.ts.
// For the parts of a test run that are outside of Jest's own module system. Use: register(this file).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const libs = new URL('../', import.meta.url);
const options = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('@app/')) return next(new URL(toTypeScript(specifier.slice(5)), libs).href, context);
  if (/^\.{1,2}\//.test(specifier) && context.parentURL?.endsWith('.ts')) return next(toTypeScript(specifier), context);
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

const toTypeScript = (specifier) => specifier.replace(/\.js$/, '.ts');
