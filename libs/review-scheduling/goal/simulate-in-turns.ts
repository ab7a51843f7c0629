import { simulateInSteps } from '../domain/interview/simulate.js';
import type { SimulationInput, SimulationResult } from '../domain/interview/simulation.js';
import { inTurns } from '../in-turns.js';

/** Cards × days × runs of one simulation: about half a second. */
const mostCardDays = 4_000_000;
const runs = { most: 20, least: 5 };

/** Simulates without keeping the processor from others; fewer runs where there is much to simulate. */
export function simulateInTurns(input: SimulationInput): Promise<SimulationResult> {
  const cardDays = Math.max(1, Math.min(2_000, input.cards.length + input.newCards) * input.days);
  const count = Math.max(runs.least, Math.min(runs.most, Math.floor(mostCardDays / cardDays)));
  return inTurns(simulateInSteps({ ...input, runs: count }));
}
