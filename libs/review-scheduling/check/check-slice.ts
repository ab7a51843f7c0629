import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CheckCards, firstCard, type WrongCard } from './check-cards.js';

/** So few take some 20 ms, for which other work waits. */
const batchSize = 100;
/** Cards of one run: a house with more is gone through in several. */
const sliceSize = 50_000;
/** Between two batches, so that the check never takes more than a part of a core. */
const pauseMs = 40;

/** Checks a slice of all cards, each time the next; begins anywhere, so that a worker that restarts often sees them all. */
@Injectable()
export class CheckSlice {
  private after = randomUUID() as string;

  constructor(private readonly checkCards: CheckCards) {}

  async run(signal: AbortSignal): Promise<{ checked: number; wrong: WrongCard[] }> {
    // By id: once around, the batch that the round began in is met again.
    const wrong = new Map<string, WrongCard>();
    let checked = 0;
    let rounds = 0;
    const start = this.after;
    while (!signal.aborted && checked < sliceSize) {
      const batch = await this.checkCards.run({ after: this.after, limit: batchSize });
      checked += batch.checked;
      for (const card of batch.wrong) wrong.set(card.cardId, card);
      this.after = batch.next ?? firstCard;
      if (batch.next === null) rounds += 1;
      // Once around.
      if (rounds > 1 || (rounds === 1 && batch.next !== null && batch.next >= start)) break;
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    return { checked, wrong: [...wrong.values()] };
  }
}
