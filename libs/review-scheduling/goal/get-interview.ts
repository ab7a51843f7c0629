import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { goalOf } from './goal.store.js';
import { interviewView, todayOf, type InterviewView } from './interview-view.js';

/** The interview that somebody prepares for, be it over, or null. */
@Injectable()
export class GetInterview {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<{ todayOn: string; interview: InterviewView | null }> {
    return this.transactions.run(async (tx) => {
      const today = await todayOf(tx, personId);
      const goal = await goalOf(tx, personId);
      return { todayOn: today.on, interview: goal && interviewView(goal, today.on) };
    });
  }
}
