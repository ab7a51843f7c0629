import { setImmediate as otherWork } from 'node:timers/promises';

/** Milliseconds at a stretch: requests of others wait no longer. */
const turnMs = 15;
let last: Promise<unknown> = Promise.resolve();

/**
 * Goes through the steps of long work without keeping the processor from others. One after the other: several at once
 * would each take their turn in the same round of the event loop.
 */
export async function inTurns<T>(steps: Iterator<unknown, T>): Promise<T> {
  const mine = last.then(() => goThrough(steps));
  last = mine.catch(() => undefined);
  return mine;
}

async function goThrough<T>(steps: Iterator<unknown, T>): Promise<T> {
  let turnBegan = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turnBegan < turnMs) continue;
    await otherWork();
    turnBegan = performance.now();
  }
}
