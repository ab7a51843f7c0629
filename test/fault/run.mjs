// Crash test of the built product: `node test/fault/run.mjs`. Settings: FAULT_SECONDS (75) of faults on each backend,
// FAULT_SEED, FAULT_ONLY (a list of storm-postgres, storm-redis, calm-postgres, calm-redis, controls), FAULT_DIST
// (a build made elsewhere), FAULT_KEEP=1 (keep the folder with logs and histories).
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../tools/build.mjs';
import { root } from '../../tools/run-command.mjs';
import { calm } from './calm.mjs';
import { controls } from './controls.mjs';
import { Random } from './load/random.mjs';
import { check, conclude, note } from './report.mjs';
import { copyBuild } from './rig/build-copy.mjs';
import { cleanUp, cleanUpOnSignals, interrupted, onCleanup } from './rig/cleanup.mjs';
import { makeTemplate } from './rig/stack.mjs';
import { redisMissing, startPostgres } from './rig/stores.mjs';
import { storm } from './storm.mjs';

const { FAULT_SECONDS = '75', FAULT_ONLY, FAULT_DIST, FAULT_KEEP } = process.env;
const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 32));
const wanted = (name) => !FAULT_ONLY || FAULT_ONLY.split(',').includes(name);

async function makeFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearse-fault-'));
  await chmod(folder, 0o755); // PostgreSQL may have to run as another user
  if (FAULT_KEEP) note(`logs and histories: ${folder}`);
  else onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openPostgres(dist, folder) {
  const postgres = await startPostgres(dist, folder);
  await makeTemplate(dist, postgres.url);
  return postgres;
}

/** A part that can't even run is a failure, and not the end of the others. */
async function part(name, work) {
  if (!wanted(name)) return;
  await work().catch((error) => {
    if (!interrupted()) check(`${name} runs`, false, error.stack);
  });
}

async function main() {
  const startedAt = performance.now();
  note(`seed ${seed}`);
  const missing = redisMissing();
  if (missing) note(`skipped on Redis: ${missing}`);
  const backends = missing ? ['postgres'] : ['postgres', 'redis'];
  if (!FAULT_DIST) ensureBuilt();
  const folder = await makeFolder();
  const dist = copyBuild(FAULT_DIST ?? path.join(root, 'dist'), path.join(folder, 'build'));
  const random = new Random(seed);
  const seconds = Number(FAULT_SECONDS);
  const [shaken, still] = await Promise.all(
    ['shaken', 'still'].map((name) => openPostgres(dist, path.join(folder, name))),
  );
  // Deadlines take their minutes while the storms go on.
  const calms = Promise.all(
    backends.map((backend) => part(`calm-${backend}`, () => calm({ dist, folder, postgres: still, backend }))),
  );
  for (const backend of backends) {
    const own = random.fork();
    await part(`storm-${backend}`, () => storm({ dist, folder, postgres: shaken, backend, random: own, seconds }));
  }
  await calms;
  await part('controls', () => controls({ folder, dist, postgres: still, backend: backends.at(-1), random }));
  note(`took ${Math.round((performance.now() - startedAt) / 1_000)} s, seed ${seed}`);
}

cleanUpOnSignals();
// Whatever is cut off in the middle by the end of everything.
process.on('unhandledRejection', (error) => {
  if (!interrupted()) throw error;
});
try {
  await main();
} catch (error) {
  if (!interrupted()) check('the crash test runs', false, error.stack);
}
await cleanUp();
process.exit(interrupted() ?? (conclude() ? 0 : 1));
