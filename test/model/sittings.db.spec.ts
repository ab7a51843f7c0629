import fc from 'fast-check';
import { House } from '@app/testing/house.js';
import { actArbitraries } from './acts.js';
import { makeBench, Real, type Bench } from './real.js';
import { STATS, Step, type Model } from './step.js';

let house: House;
let bench: Bench;
beforeAll(async () => {
  house = await House.open();
  bench = await makeBench(house);
});
afterAll(() => house.close());

const { MODEL_SEED, MODEL_PATH, MODEL_REPLAY, MODEL_RUNS = '300' } = process.env;

it('sittings are as the model says', async () => {
  let acts = 0;
  const began = Date.now();
  const steps = fc.commands(
    actArbitraries.map((arbitrary) => arbitrary.map((act) => new Step(act))),
    { maxCommands: 50, size: 'max', ...(MODEL_REPLAY && { replayPath: MODEL_REPLAY }) },
  );
  const first = fc.tuple(fc.nat(7), fc.nat(7));
  await fc.assert(
    fc.asyncProperty(first, steps, async (numbers, commands) => {
      const model: Model = { world: { sittings: new Map(), cards: [new Set(), new Set()] }, rows: new Map() };
      const real = await Real.open(house, bench);
      for (const [owner, plan] of numbers.entries()) await new Step({ kind: 'start', owner, plan, times: 1 }).run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      acts += 1;
    }),
    {
      numRuns: Number(MODEL_RUNS),
      interruptAfterTimeLimit: 400_000,
      markInterruptAsFailure: true,
      ...(MODEL_SEED && { seed: Number(MODEL_SEED) }),
      ...(MODEL_PATH && { path: MODEL_PATH }),
    },
  );
  console.log(acts, Date.now() - began, [...STATS].toSorted().map(([k, n]) => `${n} ${k}`).join('\n'));
}, 900_000);
