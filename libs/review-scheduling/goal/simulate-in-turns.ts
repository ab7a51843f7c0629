import { setImmediate as otherWork } from 'node:timers/promises';
import { simulateInSteps } from '../domain/simulate.js';
import type { SimulationInput, SimulationResult } from '../domain/simulation.js';

/** Milliseconds at a stretch: requests of others wait no longer. */
const turnMs = 15;
/** Cards × days × runs of one simulation: about half a second. */
const mostCardDays = 4_000_000;
const runs = { most: 20, least: 5 };

/** Simulates without keeping the processor from others; fewer runs where there is much to simulate. */
export async function simulateInTurns(input: SimulationInput): Promise<SimulationResult> {
  const cardDays = Math.max(1, Math.min(2_000, input.cards.length + input.newCards) * input.days);
  const count = Math.max(runs.least, Math.min(runs.most, Math.floor(mostCardDays / cardDays)));
  const steps = simulateInSteps({ ...input, runs: count });
  let turnBegan = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turnBegan < turnMs) continue;
    await otherWork();
    turnBegan = performance.now();
  }
}
