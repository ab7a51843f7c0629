// `npm start` and `npm test` on a clone as it comes: installs what the lock file names, builds what has changed, runs.
// Plain Node and nothing else, because nothing else is there yet.
const wanted = [20, 19];
const found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(`Rehearse needs Node ${wanted.join('.')} or newer; this is ${process.version} (${process.execPath}).`);
  process.exit(1);
}

const { ensureInstalled } = await import('./install.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { StepFailed } = await import('./run-command.mjs');

const commands = {
  async start() {
    ensureBuilt();
    endWithParent();
    process.setSourceMapsEnabled(true);
    await import('../dist/apps/standalone/src/main.js');
  },
  /** Compares every card with its reviews: `npm run fsck`, `npm run fsck -- --repair`. */
  async fsck() {
    ensureBuilt();
    process.argv.splice(2, 1);
    await import('../dist/apps/standalone/src/fsck.js');
  },
  async test() {
    const { runTests } = await import('./test.mjs');
    await runTests(process.argv.slice(3));
  },
};

/** npm hands a signal to the shell between it and us, and that dies without a word to us. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

const command = commands[process.argv[2]];
if (!command) {
  console.error(`Use: node tools/bootstrap.mjs ${Object.keys(commands).join('|')}`);
  process.exit(64);
}
try {
  ensureInstalled();
  await command();
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exit(1);
}
