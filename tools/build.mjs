// Builds the programs (dist/apps, dist/libs, dist/db), the web app (dist/web) and what the children of the
// sandbox may read (dist/sandbox).
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bin, filesBelow, root, runStep } from './run-command.mjs';

const dist = path.join(root, 'dist');
const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** Each is built when the hash of its sources is not the one it was built from. */
const parts = [
  {
    name: 'server',
    sources: ['apps/api', 'apps/worker', 'apps/standalone', 'apps/cli', 'libs', 'db', 'nest-cli.json', ...settings],
    output: ['apps', 'libs', 'db'],
    entry: 'apps/standalone/src/main.js',
    build: () => runStep('Building the server', process.execPath, [bin('nest'), 'build', 'standalone']),
  },
  {
    name: 'web',
    sources: ['apps/web', 'libs/kernel', ...domains(), ...settings],
    output: ['web'],
    entry: 'web/index.html',
    build: buildWeb,
  },
  {
    name: 'sandbox',
    sources: ['libs/sandbox/runners', 'tools/sandbox', 'tools/build-sandbox.mjs', ...settings],
    // An engine is replaced by itself, where its own inputs have changed.
    output: [],
    entry: 'sandbox/javascript/runner.js',
    build: () => runStep('Building the sandboxes', process.execPath, ['tools/build-sandbox.mjs']),
  },
];

/** Builds what has changed since it was built last. */
export function ensureBuilt() {
  for (const part of parts) {
    const hash = hashOf(part.sources);
    const stamp = path.join(dist, `.${part.name}`);
    const isFresh =
      existsSync(path.join(dist, part.entry)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
    if (!isFresh) buildPart(part, hash, stamp);
  }
}

function buildPart({ output, entry, build }, hash, stamp) {
  rmSync(stamp, { force: true });
  for (const folder of output) rmSync(path.join(dist, folder), { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  build();
  if (!existsSync(path.join(dist, entry))) throw new Error(`The build did not make dist/${entry}.`);
  writeFileSync(stamp, hash);
}

function buildWeb() {
  if (existsSync(path.join(root, 'apps/web/openapi.json'))) {
    const [first, ...others] = ['apps/web', 'apps/cli'].map((app) => path.join(root, app, 'src/api.gen.d.ts'));
    const args = [bin('openapi-typescript'), 'apps/web/openapi.json', '--output', first];
    runStep('Typing the API for its clients', process.execPath, args);
    for (const other of others) copyFileSync(first, other);
  }
  const args = [bin('vite'), 'build', '--config', 'apps/web/vite.config.ts'];
  runStep('Building the web app', process.execPath, args, { NODE_ENV: 'production' });
  for (const file of filesOf('dist/web')) if (/\.(js|css|svg)$/.test(file)) compress(path.join(root, file));
}

/** The server sends what is compressed beside a file instead of it, so that it never compresses while it serves. */
function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

/** What the web app may import of the features. */
function domains() {
  return readdirSync(path.join(root, 'libs'))
    .map((feature) => `libs/${feature}/domain`)
    .filter((folder) => existsSync(path.join(root, folder)));
}

function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(source) {
  if (!statSync(path.join(root, source)).isDirectory()) return [source];
  return filesBelow(source).filter((file) => !/\.spec\.tsx?$|\.gen\.d\.ts$/.test(file));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(dist, { recursive: true, force: true });
  ensureBuilt();
}
