// `npm start` seen from outside: what it says, how it ends, what it leaves behind. Needs a build.
import assert from 'node:assert/strict';
import { endAll, living, makeFolder, Product, removeFolder, survivors } from './product.mjs';

const checks = {
  async 'stops in order on a signal and keeps its data'(folder) {
    const first = new Product(folder);
    await first.address();
    const family = first.descendants();
    assert.ok(family.length >= 3, 'api, worker and PostgreSQL run');
    assert.equal(await first.stop('SIGINT'), 0);
    assert.deepEqual(await survivors(family, 0), [], 'processes left');
    const second = new Product(folder);
    await second.address();
    assert.match(second.output, /Migrations: none to apply/);
    assert.match(second.output, /Starter questions: 0 new, 0 updated/);
    assert.equal(await second.stop(), 0);
  },

  async 'a second start on the same data says so and harms nothing'(folder) {
    const first = new Product(folder);
    const address = await first.address();
    const second = new Product(folder);
    assert.equal(await second.exit, 1);
    assert.match(second.output, /already running on .*process \d+/);
    assert.equal((await fetch(`${address}/health/ready`)).status, 200);
    assert.equal(await first.stop(), 0);
  },

  async 'leaves nothing behind when it is killed, and starts again'(folder) {
    const killed = new Product(folder);
    await killed.address();
    const family = killed.descendants();
    await killed.stop('SIGKILL');
    const next = new Product(folder);
    await next.address();
    assert.deepEqual(await survivors(family), [], 'processes left');
    assert.equal(await next.stop(), 0);
  },

  async 'starts api, worker and PostgreSQL again when they are killed'(folder) {
    const product = new Product(folder);
    const address = await product.address();
    for (const pid of living(product.descendants())) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // a backend of PostgreSQL that went with its server
      }
    }
    assert.equal(await answers(address, 30_000), true, product.output);
    assert.match(product.output, /PostgreSQL has ended unexpectedly/);
    assert.match(product.output, /worker has ended/);
    assert.equal(await product.stop(), 0);
    assert.deepEqual(await survivors(product.descendants(), 0), []);
  },

  async 'names each invalid setting and exits 78'(folder) {
    const product = new Product(folder, { PORT: 'eighty', QUEUE_BACKEND: 'kafka' });
    assert.equal(await product.exit, 78);
    assert.match(product.output, /PORT/);
    assert.match(product.output, /QUEUE_BACKEND/);
  },
};

async function answers(address, limitMs) {
  for (const until = Date.now() + limitMs; Date.now() < until;) {
    const reply = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (reply?.status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const folder = makeFolder();
  try {
    await check(folder);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  } finally {
    endAll();
    removeFolder(folder);
  }
}
process.exit(failed ? 1 : 0);
