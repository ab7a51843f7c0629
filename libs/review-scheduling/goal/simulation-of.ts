import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import { simulatedCard, type SimulationInput } from '../domain/interview/simulation.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import type { Scope } from './goal-cards.store.js';
import { fitOfPerson } from './goal.store.js';
import { paceOf } from './pace.store.js';
import { questionsByTopic, reviewedCards } from './simulated-cards.store.js';
import type { Today } from './new-per-day.js';

/** A person's study as it would go on: all that a simulation needs but what is to be chosen. */
export interface SimulationGiven {
  input: SimulationInput;
  byTopic: { topic: string; cards: number; fresh: number }[];
}

const dayMs = 86_400_000;

/** `days`: from today on. Cards outside the scope are set aside: they cost time and are not asked about. */
export async function simulationOf(
  tx: Tx,
  { personId, today, settings }: { personId: string; today: Today; settings: StudySettings },
  { scope, days }: { scope: Scope; days: number },
): Promise<SimulationGiven> {
  const horizon = new Date(today.beginsAt.getTime() + days * dayMs);
  const reviewed = await reviewedCards(tx, personId, scope, horizon);
  const byTopic = await questionsByTopic(tx, personId, scope);
  const preferences = await preferencesOfPerson(tx, personId);
  const fitId = await fitOfPerson(tx, personId);
  const weights = await weightsOfFits(tx, [fitId]);
  const input: SimulationInput = {
    cards: reviewed.map(({ inScope, ...card }) => ({ ...simulatedCard(card, today.beginsAt), aside: !inScope })),
    newCards: byTopic.reduce((all, { fresh }) => all + fresh, 0),
    newPerDay: preferences.newPerDay,
    days,
    parameters: fitId === null ? undefined : weights.get(fitId),
    desiredRetention: settings.desiredRetention,
    maximumDays: preferences.maximumDays,
    learningSteps: preferences.learningSteps.length,
    relearningSteps: preferences.relearningSteps.length,
    reviewsPerDay: preferences.reviewsPerDay,
    minutesPerDay: Infinity,
    seconds: await paceOf(tx, personId),
    seed: personId,
  };
  return { input, byTopic };
}
