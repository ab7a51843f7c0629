import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { questionView, type QuestionView } from '@app/question-bank/question-view.js';
import { endOfStudyDay, studyDay, studyDaysFrom } from '../domain/study-day.js';
import type { CardState } from '../domain/schedule.js';
import { dueForecast } from './due-forecast.js';
import { dueCards } from './queue.store.js';

export interface DueQueue {
  items: {
    card: { id: string; state: CardState['state']; dueAt: Date; reps: number; lapses: number };
    question: QuestionView;
  }[];
  /** All that is due today; `items` are the first of them. */
  dueCount: number;
  /** The days to come with their numbers of cards, `horizonDays` at the most. */
  nextDue: { dueOn: string; count: number }[];
  serverNow: Date;
}

const pageSize = 50;
const horizonDays = 30;

/** Today's reviews: what falls due before the candidate's study day ends, so that nothing trickles in meanwhile. */
@Injectable()
export class GetDue {
  constructor(private readonly transactions: Transactions) {}

  async run(actor: Actor): Promise<DueQueue> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      const { timeZone, rolloverHour } = await studySettingsOf(tx, actor.personId);
      const today = studyDay(now, timeZone, rolloverHour);
      const endOfDay = endOfStudyDay(now, timeZone, rolloverHour);
      const rows = await dueCards(tx, actor.personId, { before: endOfDay, now, limit: pageSize });
      const days = studyDaysFrom(today, 1 + horizonDays, timeZone, rolloverHour);
      const [dueToday, ...next] = await dueForecast(tx, actor.personId, { days, now });
      return {
        items: rows.map(({ cardId, state, dueAt, reps, lapses, ...question }) => ({
          card: { id: cardId, state, dueAt, reps, lapses },
          question: questionView(question),
        })),
        dueCount: dueToday?.count ?? 0,
        nextDue: next.filter(({ count }) => count > 0).map(({ on, count }) => ({ dueOn: on, count })),
        serverNow: now,
      };
    });
  }
}
