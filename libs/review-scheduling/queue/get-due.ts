import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { questionView, type QuestionView } from '@app/question-bank/question-view.js';
import { waitsUntil, type DayDone, type DayLimits } from '../domain/day-limits.js';
import { previewRatings, type Previews } from '../domain/schedule/previews.js';
import type { CardState } from '../domain/schedule/schedule.js';
import { studyDayAt, studyDaysFrom } from '../domain/study-day.js';
import type { StudyPreferences } from '../domain/settings/study-settings.js';
import { weightsOfFits, type WeightsByFit } from '../schedule/parameters.store.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { dueForecast } from './due-forecast.js';
import { limitsOfDay } from './limits-of-day.js';
import { queueOfDay, type DueCard, type QueueCounts } from './queue.store.js';

export interface DueItem {
  card: Pick<CardState, 'state' | 'dueAt' | 'reps' | 'lapses'> & { id: string };
  question: QuestionView;
  /** Where the candidate rates: what each rating would lead to. */
  previews?: Previews;
}

export interface DueQueue extends QueueCounts {
  /** In the order in which they are asked. */
  items: DueItem[];
  /** All that is left of today; `items` are the first of them. */
  dueCount: number;
  doneToday: DayDone;
  limits: DayLimits;
  /** Nothing but learning steps is left: when the next is due. */
  waitsUntil: Date | null;
  /** The days to come with their numbers of cards, `horizonDays` at the most. */
  nextDue: { dueOn: string; count: number }[];
  /** The end of the study day. */
  dayEndsAt: Date;
  serverNow: Date;
}

const pageSize = 20;
const horizonDays = 30;

/** What is left of today: what falls due before the candidate's study day ends, so that nothing trickles in meanwhile. */
@Injectable()
export class GetDue {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<DueQueue> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      const person = await studySettingsOf(tx, personId);
      const preferences = await preferencesOfPerson(tx, personId);
      const day = studyDayAt(now, person.timeZone, person.rolloverHour);
      const limits = await limitsOfDay(tx, personId, { day, person, preferences });
      const { counts, done, cards } = await queueOfDay(tx, personId, { day, now, limits, pageSize });
      const weights = await weightsOfFits(
        tx,
        cards.map(({ fitId }) => fitId),
      );
      return {
        items: cards.map((card) => dueItem(card, { now, person, preferences, weights })),
        dueCount: counts.newCount + counts.learningCount + counts.reviewCount,
        ...counts,
        doneToday: done,
        limits,
        waitsUntil: waitsUntil(cards, now),
        nextDue: await daysToCome(tx, personId, { on: day.on, person, now }),
        dayEndsAt: day.endsAt,
        serverNow: now,
      };
    });
  }
}

async function daysToCome(tx: Tx, personId: string, given: { on: string; person: StudySettings; now: Date }) {
  const { on, person, now } = given;
  const days = studyDaysFrom(on, 1 + horizonDays, person.timeZone, person.rolloverHour);
  const [, ...next] = await dueForecast(tx, personId, { days, now });
  return next.filter(({ count }) => count > 0).map(({ on: dueOn, count }) => ({ dueOn, count }));
}

interface Given {
  now: Date;
  person: StudySettings;
  preferences: StudyPreferences;
  weights: WeightsByFit;
}

function dueItem(card: DueCard, given: Given): DueItem {
  const { cardId, state, dueAt, reps, lapses, content } = card;
  const item = { card: { id: cardId, state, dueAt, reps, lapses }, question: questionView(card) };
  const selfRated = content.kind === 'flashcard' || (content.kind === 'open' && content.assessment === 'self');
  return selfRated ? { ...item, previews: previewsOf(card, given) } : item;
}

function previewsOf(card: DueCard, { now, person, preferences, weights }: Given): Previews {
  const { learningSteps, relearningSteps, maximumDays } = preferences;
  return previewRatings(card, now, {
    desiredRetention: person.desiredRetention,
    seed: card.cardId,
    parameters: card.fitId ? weights.get(card.fitId) : undefined,
    studyDays: { zone: person.timeZone, rolloverHour: person.rolloverHour },
    scheduling: { learningSteps, relearningSteps, maximumDays, fuzz: null },
  });
}
