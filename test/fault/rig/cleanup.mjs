/** What has to be undone at the end, however the run ends. */
const undos = new Set();
let cleaning;
let interruption;

/** Registers an undo, before there is anything to undo; returns the function that does it now. */
export function onCleanup(undo) {
  if (cleaning) throw new Error('the run is ending');
  undos.add(undo);
  return async () => {
    if (undos.delete(undo)) await undo();
  };
}

/** Undoes everything, the newest first. Any number of calls are one. */
export function cleanUp() {
  cleaning ??= (async () => {
    for (const undo of [...undos].toReversed()) {
      undos.delete(undo);
      await Promise.resolve(undo()).catch((error) => console.error(`clean-up: ${error}`));
    }
  })();
  return cleaning;
}

/** The exit code of a run that was told to end; else undefined. */
export const interrupted = () => interruption;

/** Ctrl-C and the like leave nothing behind. */
export function cleanUpOnSignals() {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, async () => {
      interruption ??= code;
      await cleanUp();
      process.exit(code);
    });
  }
}
