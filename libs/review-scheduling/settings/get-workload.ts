import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { workloadDays, workloadInSteps, type WorkloadInput, type WorkloadPoint } from '../domain/settings/workload.js';
import { ratings } from '../domain/rating.js';
import { simulatedCard } from '../domain/interview/simulation.js';
import { studyDay, studyDaysFrom } from '../domain/study-day.js';
import { fitOfPerson } from '../goal/goal.store.js';
import { paceOf, usualSeconds } from '../goal/pace.store.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { inTurns } from '../in-turns.js';
import { countUnseen, sampledCards } from './workload.store.js';

export interface Workload {
  days: number;
  /** Cards that were reviewed already, and questions that become cards within the year. */
  cards: number;
  newCards: number;
  /** Whether the person's own answer times are known, or usual ones stand for them. */
  ownPace: boolean;
  points: WorkloadPoint[];
}

/** Read and simulated; more of them stand for several each. */
const mostCards = 1_000;
const mostKept = 1_000;

/** What each desired retention would cost in minutes a day. Simulated once per person, study day and settings. */
@Injectable()
export class GetWorkload {
  private readonly kept = new Map<string, Promise<Workload>>();

  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<Workload> {
    const { key, settings } = await this.transactions.run((tx) => whatItDependsOn(tx, personId));
    const known = this.kept.get(key);
    if (known) return known;
    if (this.kept.size >= mostKept) this.kept.clear();
    const made = this.predict(personId, settings);
    this.kept.set(key, made);
    // What failed is tried again by the next who asks.
    made.catch(() => this.kept.delete(key));
    return made;
  }

  private async predict(personId: string, settings: Settings): Promise<Workload> {
    const input = await this.transactions.run((tx) => gather(tx, personId, settings));
    const points = await inTurns(workloadInSteps(input));
    return {
      days: workloadDays,
      cards: input.cards.length * input.each,
      newCards: Math.min(Math.round(input.newCards * input.each), settings.newPerDay * workloadDays),
      ownPace: ratings.some((rating) => input.seconds[rating] !== usualSeconds[rating]),
      points,
    };
  }
}

type Settings = Awaited<ReturnType<typeof whatItDependsOn>>['settings'];

async function whatItDependsOn(tx: Tx, personId: string) {
  const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
  const preferences = await preferencesOfPerson(tx, personId);
  const { newPerDay, reviewsPerDay, maximumDays, learningSteps, relearningSteps } = preferences;
  const [today] = studyDaysFrom(studyDay(await databaseNow(tx), timeZone, rolloverHour), 1, timeZone, rolloverHour);
  const fitId = await fitOfPerson(tx, personId);
  const settings = {
    beginsAt: today!.beginsAt,
    fitId,
    newPerDay,
    reviewsPerDay,
    maximumDays,
    learningSteps: learningSteps.length,
    relearningSteps: relearningSteps.length,
  };
  return { settings, key: JSON.stringify([personId, settings]) };
}

async function gather(
  tx: Tx,
  personId: string,
  { beginsAt, fitId, newPerDay, reviewsPerDay, ...settings }: Settings,
): Promise<WorkloadInput> {
  const { cards, each } = await sampledCards(tx, personId, mostCards);
  const unseen = await countUnseen(tx, personId, newPerDay * workloadDays);
  return {
    ...settings,
    each,
    cards: cards.map((card) => simulatedCard(card, beginsAt)),
    newCards: Math.round(unseen / each),
    newPerDay: newPerDay / each,
    reviewsPerDay: reviewsPerDay / each,
    parameters: (await weightsOfFits(tx, [fitId])).get(fitId ?? ''),
    seconds: await paceOf(tx, personId),
    seed: personId,
  };
}
