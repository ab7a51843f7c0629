import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { atAnswerPlace } from './answer-place.js';
import { growTimeSpent, itemMarks, setFlagged } from '../store/answers.store.js';
import { acceptAnswer } from '../domain/accept-answer.js';

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
    return atAnswerPlace(this.transactions, { ...marks, personId: actor.personId }, async (tx, place) => {
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
