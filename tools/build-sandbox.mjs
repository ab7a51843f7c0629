// Builds dist/sandbox/<engine>: all that a child process of the sandbox may read, and nothing else.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, root, seconds } from './run-command.mjs';
import { lockedPackages } from './sandbox/packages.mjs';

const engines = ['javascript', 'python', 'sql'];
const steps = path.join(root, 'tools/sandbox');
const common = ['tools/build-sandbox.mjs', 'tools/sandbox/packages.mjs', 'tools/sandbox/runner.mjs'];

/** Builds each engine whose inputs are not those that it was built from. */
export async function ensureSandboxBuilt() {
  for (const engine of engines) {
    const file = path.join(steps, `${engine}.mjs`);
    // A step says by itself what it takes: `packages` (names), `inputs` (files and folders beside its runner's sources).
    if (existsSync(file)) await ensureEngineBuilt(engine, await import(pathToFileURL(file).href));
  }
}

async function ensureEngineBuilt(engine, { build, packages = [], inputs = [] }) {
  const folder = path.join(root, 'dist/sandbox', engine);
  const stamp = path.join(root, 'dist', `.sandbox-${engine}`);
  const sources = [...common, `tools/sandbox/${engine}.mjs`, `libs/sandbox/runners/${engine}`, ...inputs];
  const hash = hashOf(sources, packages);
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const startedAt = performance.now();
  rmSync(stamp, { force: true });
  // Nobody ever sees a half-built engine.
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await build(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  writeFileSync(stamp, hash);
  console.log(`Sandbox for ${engine}: built (${seconds(performance.now() - startedAt)})`);
}

function hashOf(sources, packages) {
  // Also of the Node that builds: a snapshot made on one holds what another's WebAssembly may not have.
  const hash = createHash('sha256')
    .update(process.versions.v8)
    .update(JSON.stringify(lockedPackages(packages)));
  for (const file of sources.flatMap(filesOf).toSorted()) {
    hash
      .update(`\0${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(source) {
  const absolute = path.join(root, source);
  if (!existsSync(absolute)) return [];
  return statSync(absolute).isDirectory() ? filesBelow(source).filter((file) => !file.endsWith('.spec.ts')) : [source];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureSandboxBuilt();
