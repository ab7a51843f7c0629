// The limit of a fit: the library alone, on the same reviews, which are in memory already. Once as its README calls it,
// when it looks every 500 ms whether it is done, and once looking as often as the product does.
import { computeParameters } from '@open-spaced-repetition/binding';
import { DataSource } from 'typeorm';
import { cpuMsOf } from './processes.mjs';
import { built } from './world.mjs';

const { Transactions } = await built('libs/database/tx.js');
const { DayNumbers } = await built('libs/review-scheduling/domain/schedule/day-numbers.js');
const { usableItems } = await built('libs/review-scheduling/domain/fit/training-set.js');
const { bindingItems } = await built('libs/review-scheduling/fit/find-weights.js');
const { historiesOfPerson } = await built('libs/review-scheduling/fit/histories.store.js');

const dataSource = await new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }).initialize();
const person = { personId: process.env.PERSON_ID, newest: 1_000_000, days: new DayNumbers() };
const items = usableItems(await historiesOfPerson(new Transactions(dataSource), person));
await dataSource.destroy();

async function perFit(times, options) {
  const [startedAt, cpuBefore] = [performance.now(), cpuMsOf(process.pid)];
  for (let time = 0; time < times; time += 1) {
    await computeParameters(await bindingItems(items), { enableShortTerm: true, numRelearningSteps: 1, ...options });
  }
  return { wallMs: (performance.now() - startedAt) / times, cpuMs: (cpuMsOf(process.pid) - cpuBefore) / times };
}

process.on('message', async ({ times }) => {
  const eager = await perFit(times, { timeout: 20 });
  process.send({ eager, asDocumented: await perFit(times, {}) });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
