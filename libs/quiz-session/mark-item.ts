import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { growTimeSpent, itemMarks, lockForAnswer, setFlagged } from './answers.store.js';
import { acceptAnswer } from './domain/accept-answer.js';

interface Marks {
  sessionId: string;
  position: number;
  flagged?: boolean | undefined;
  timeSpentMs?: number | undefined;
}

/** Flags an item of a running sitting, and notes the time spent on it. */
@Injectable()
export class MarkItem {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, session.late, session.finished, session.not-running */
  async run(actor: Actor, marks: Marks): Promise<{ position: number; flagged: boolean; timeSpentMs: number }> {
    return this.transactions.run(async (tx) => {
      const place = await lockForAnswer(tx, { ...marks, personId: actor.personId });
      if (!place) throw new AppError('resource.not-found');
      const decision = acceptAnswer(place, place.now);
      if (!decision.accept) throw new AppError(decision.code);
      if (marks.flagged !== undefined) await setFlagged(tx, marks, marks.flagged);
      if (marks.timeSpentMs) {
        const elapsedMs = place.now.getTime() - place.startedAt.getTime();
        await growTimeSpent(tx, marks, Math.min(marks.timeSpentMs, elapsedMs));
      }
      return { position: marks.position, ...(await itemMarks(tx, marks)) };
    });
  }
}
