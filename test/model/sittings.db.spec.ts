/**
 * Sittings of two candidates, as they are sat, watched over, swept and worked at, beside a plain model of them
 * (`sitting.ts`, `item-acts.ts`, `world.ts`): numbers and maps, no code of the product. fast-check makes up sequences of
 * acts (`acts.ts`); each is done with the real use cases over a real PostgreSQL (`perform.ts`). Then the tables of all
 * sittings, and where anything was done the view of that one, must say what the model says, to a few milliseconds
 * (`step.ts`, `compare.ts`). Then everything ends, all work is done twice, and rules are checked by nothing but SQL
 * (`ending.ts`).
 *
 * Time goes by as `House.passTime` lets it, and as it does: the model is told when a thing happened by what the product
 * wrote down for it, if that lies between the call and its answer; else both ends of that are tried.
 *
 * Where they part, fast-check prints the seed, the path, and the shortest sequence that it found, with a `replayPath`:
 *   MODEL_SEED=… MODEL_PATH=… MODEL_REPLAY=… npx jest test/model --selectProjects db
 * All three are needed for that; the seed alone goes through all sequences again. MODEL_RUNS: how many, 300 by default.
 */
import fc from 'fast-check';
import { House } from '@app/testing/house.js';
import { actArbitraries } from './acts.js';
import { endAll } from './ending.js';
import { plans } from './plans.js';
import { makeBench, Real, type Bench } from './real.js';
import { Step, type Model } from './step.js';
import { newWorld } from './world.js';

const { MODEL_SEED, MODEL_PATH, MODEL_REPLAY, MODEL_RUNS = '300' } = process.env;
const minute = 60_000;
/** Generous: a machine may be busy, and what fails is made shorter first. */
const limitMs = Math.max(12, Number(MODEL_RUNS) / 20) * minute;

let house: House;
let bench: Bench;
beforeAll(async () => {
  house = await House.open();
  bench = await makeBench(house);
});
afterAll(() => house.close());

/** Acts and refusals that no 300 sequences can do without. */
const tried: string[] = [
  'start',
  'save',
  'flag',
  'open',
  'finish-item',
  'finish',
  'pause',
  'resume',
  'read',
  'pulse',
  'supervise',
  'grant',
  'sweep',
  'work',
  'pass',
  'resource.not-found',
  'response.invalid',
  'session.late',
  'session.finished',
  'session.not-running',
  'session.not-paused',
  'session.no-break-left',
  'session.wrong-state',
  'item.closed',
  'item.not-open',
  'item.not-next',
];

it(
  'whatever is done to sittings, they are as the model says',
  async () => {
    const seen = new Set<string>();
    const steps = fc.commands(
      actArbitraries.map((arbitrary) => arbitrary.map((act) => new Step(act))),
      { maxCommands: 54, size: 'max', ...(MODEL_REPLAY && { replayPath: MODEL_REPLAY }) },
    );
    const plan = fc.nat(plans.length - 1);
    await fc.assert(
      fc.asyncProperty(plan, plan, steps, async (one, other, commands) => {
        const model: Model = { world: newWorld(), rows: new Map(), seen };
        const real = await Real.open(house, bench);
        for (const start of [
          { owner: 0, plan: one },
          { owner: 1, plan: other },
        ])
          await new Step({ kind: 'start', ...start, times: 1 }).run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await endAll(model, real);
      }),
      {
        numRuns: Number(MODEL_RUNS),
        interruptAfterTimeLimit: limitMs,
        markInterruptAsFailure: true,
        ...(MODEL_SEED && { seed: Number(MODEL_SEED) }),
        ...(MODEL_PATH && { path: MODEL_PATH }),
      },
    );
    if (Number(MODEL_RUNS) >= 300 && !MODEL_PATH) expect([...seen]).toEqual(expect.arrayContaining(tried));
  },
  limitMs + minute,
);
