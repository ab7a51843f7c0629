import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { outcomeOf, prospectOf, type Choice, type Prospect } from './choice-outcome.js';
import { goalOf, type Goal } from './goal.store.js';
import { minutesNeeded } from './get-interview-plan.js';
import { todayOf } from './interview-view.js';
import { refuseUnknownTopics } from './set-interview.js';

/** What is left out is as it is now. */
export type ChoiceInput = { [K in keyof Choice]?: Choice[K] | undefined } & Pick<Choice, 'minutesPerDay'>;

export interface ComparedChoice extends Choice {
  newPerDay: number;
  recall: { mean: number; low: number; high: number };
  recallOfSeen: number;
  cards: { total: number; seen: number; known: number };
  met: boolean;
  /** What the days would take, on the mean and at the most. */
  minutes: { mean: number; most: number };
}

/** Tells what up to three choices for the interview would come to, under like luck. */
@Injectable()
export class CompareChoices {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Without choices: fewer minutes, as many as now, and more.
   * @throws AppError resource.not-found where no interview lies ahead, question.unknown-topic
   */
  async run({ personId }: Actor, given: readonly ChoiceInput[] | undefined): Promise<ComparedChoice[]> {
    const { goal, prospects } = await this.transactions.run((tx) => gather(tx, personId, given ?? []));
    const [own, ...others] = prospects;
    const asked = others.length ? others : await usualChoices(own!, goal);
    const compared: ComparedChoice[] = [];
    for (const { prospect, choice } of asked) compared.push(await compare(prospect, choice));
    return compared;
  }
}

interface Asked {
  prospect: Prospect;
  choice: Choice;
}

/** First the choice as it is now, then those that are given. */
async function gather(tx: Tx, personId: string, given: readonly ChoiceInput[]) {
  const today = await todayOf(tx, personId);
  const goal = await goalOf(tx, personId);
  if (!goal || goal.interviewOn < today.on) throw new AppError('resource.not-found');
  const prospects: Asked[] = [];
  for (const [index, input] of [goal, ...given].entries()) {
    const topics = [...new Set(input.topics ?? goal.topics)];
    if (index > 0) await refuseUnknownTopics(tx, topics, `/choices/${index - 1}/topics`);
    const { minutesPerDay, desiredRetention = goal.desiredRetention } = input;
    const choice = { minutesPerDay, desiredRetention, topics };
    prospects.push({ prospect: await prospectOf(tx, { personId, today }, goal, choice), choice });
  }
  return { goal, prospects };
}

async function usualChoices({ prospect, choice }: Asked, { minutesPerDay: now }: Goal): Promise<Asked[]> {
  const needed = await minutesNeeded(prospect, await outcomeOf(prospect, now));
  const more = needed !== null && needed > now ? needed : Math.min(1_440, Math.ceil(now * 1.5));
  const minutes = [...new Set([Math.max(1, Math.round(now / 2)), now, more])];
  return minutes.map((minutesPerDay) => ({ prospect, choice: { ...choice, minutesPerDay } }));
}

async function compare(prospect: Prospect, choice: Choice): Promise<ComparedChoice> {
  const { days, newPerDay, recall, recallOfSeen, total, seen, known, met } = await outcomeOf(
    prospect,
    choice.minutesPerDay,
  );
  const minutes = days.map((day) => day.minutes);
  const mean = days.length ? minutes.reduce((all, day) => all + day, 0) / days.length : 0;
  return {
    ...choice,
    newPerDay,
    recall,
    recallOfSeen,
    cards: { total, seen, known },
    met,
    minutes: { mean, most: Math.max(0, ...minutes) },
  };
}
