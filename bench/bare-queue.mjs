// The limit of the queue: BullMQ by itself, with the product's settings, jobs that do nothing. Adds in batches of the
// relay's size and works in one process, as the product's worker does.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from './world.mjs';

const { messageOptions, openQueue, openWorker } = await built('libs/queue/backend.js');
const { readConfig } = await built('libs/config/config.js');
const { makeLogger } = await built('libs/observability/logger.js');
const batch = 200;

const config = readConfig(process.env);
const log = makeLogger({ level: 'warn', service: 'bare-queue' });
const addedAt = new Map();
let onDone = () => undefined;
let ids = Date.now() * 1_000;

const queue = openQueue(config, log);
await queue.waitUntilReady();
const worker = openWorker(config, log, async ({ data }) => onDone(data.outboxId));
await worker.waitUntilReady();
void worker.run();

function message() {
  const outboxId = String((ids += 1));
  addedAt.set(outboxId, performance.now());
  return {
    name: 'review.grade',
    data: { outboxId, payload: { reviewId: randomUUID() } },
    opts: messageOptions(outboxId, 0),
  };
}

/** Jobs per second from the first add to the last end. */
async function runAll(count) {
  let done = 0;
  const startedAt = performance.now();
  const finished = new Promise((resolve) => (onDone = () => (done += 1) === count && resolve()));
  for (let added = 0; added < count; added += batch) {
    await queue.addBulk(Array.from({ length: Math.min(batch, count - added) }, message));
  }
  await finished;
  return { perSecond: count / ((performance.now() - startedAt) / 1_000) };
}

/** Milliseconds from before the add until the worker has the job, at an even rate. */
async function runPaced(perSecond, ms) {
  const latencies = [];
  onDone = (id) => latencies.push(performance.now() - addedAt.get(id));
  const startedAt = performance.now();
  let sent = 0;
  for (; (sent * 1_000) / perSecond < ms; sent += 1) {
    const waitMs = startedAt + (sent * 1_000) / perSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const { name, data, opts } = message();
    void queue.add(name, data, opts);
  }
  while (latencies.length < sent) await sleep(20);
  return { latencies };
}

process.on('message', async ({ count, perSecond, ms }) => {
  addedAt.clear();
  process.send(count ? await runAll(count) : await runPaced(perSecond, ms));
});
const end = async () => {
  await worker.close();
  await queue.close();
  process.exit(0);
};
process.on('SIGTERM', end);
process.on('disconnect', end);
process.send({ type: 'ready' });
