import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { accommodationOf } from '@app/identity/accommodation-of.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { isTracked } from '@app/interview-template/domain/plan.js';
import { accommodationIn, accommodationReason, addedMs } from '../clock/accommodate.js';
import { noteSightings } from '../store/answers.store.js';
import { enqueueExpiry } from '../clock/clock-acts.js';
import { deadlineOf, type Segment } from '../domain/ledger.js';
import { limitOf, openEndMs } from '../domain/limits.js';
import { drawItems } from './draw-items.js';
import { insertItems } from '../store/items.store.js';
import { appendSegment } from '../store/ledger.store.js';
import { planOf, type StartInput } from './plan-of.js';
import { ReviewMemory } from './review-memory.js';
import { insertSession } from '../store/sessions.store.js';

/** How long after the deadline an answer still counts, in milliseconds: the network's share. */
const graceMs = 5_000;

/** Draws the questions of a sitting, freezes its plan and their versions, and starts its clock. */
@Injectable()
export class StartSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly memory: ReviewMemory,
  ) {}

  /**
   * @throws AppError question.unknown-topic, session.not-enough-questions, question.being-asked, idempotency.mismatch,
   * resource.not-found (template, or sitting to sit again), template.attempts-used, session.wrong-state
   */
  async run(actor: Actor, input: StartInput, key?: string): Promise<{ id: string }> {
    return this.transactions.run((tx) =>
      once(tx, { personId: actor.personId, key, route: 'quiz-sessions.start', body: input }, () =>
        this.start(tx, actor, input),
      ),
    );
  }

  private async start(tx: Tx, { personId }: Actor, input: StartInput): Promise<{ id: string }> {
    await oneAtATime(tx, personId);
    const { plan, ...origin } = await planOf(tx, personId, input);
    const seed = input.seed ?? randomBytes(16).toString('hex');
    const accommodation = accommodationIn(plan, await accommodationOf(tx, personId));
    const startedAt = await databaseNow(tx);
    const items = await this.draw(tx, { personId, plan, seed, now: startedAt }, 'topics' in input);
    const multiplier = accommodation?.multiplier ?? 1;
    const segments = openingEntries(personId, startedAt, { amountMs: addedMs(plan, multiplier), multiplier });
    const limitMs = limitOf(plan.clock) ?? openEndMs;
    const deadlineAt = deadlineOf(segments, limitMs)!;
    const tracked = isTracked(plan);
    const clock = { limitMs, graceMs, startedAt, deadlineAt };
    const id = await insertSession(tx, { ...origin, ...clock, personId, plan, seed, tracked, accommodation });
    const limits = plan.sections.map((section) => ({
      item: limitOf(section.itemClock, multiplier),
      section: limitOf(section.clock, multiplier),
    }));
    await insertItems(
      tx,
      id,
      items.map((item) => ({ ...item, limitMs: limits[item.section - 1]!.item })),
      tracked ? limits.map(({ section }, index) => ({ number: index + 1, limitMs: section })) : [],
    );
    const questionIds = items.map(({ questionId }) => questionId);
    await noteSightings(tx, personId, questionIds, startedAt);
    for (const segment of segments) await appendSegment(tx, id, segment);
    await enqueueExpiry(tx, { id, deadlineAt, graceMs });
    return { id };
  }

  /** Of a choice made for this once the fault is told of the number that was asked for. */
  private async draw(tx: Tx, draw: Omit<Parameters<typeof drawItems>[1], 'memory'>, isAdHoc: boolean) {
    try {
      return await drawItems(tx, { ...draw, memory: this.memory });
    } catch (error) {
      if (!isAdHoc || !(error instanceof AppError) || error.code !== 'session.not-enough-questions') throw error;
      const { available } = error.extra as { available: number };
      const faults = [{ pointer: '/count', message: `at most ${available} with this choice` }];
      throw new AppError(error.code, error.detail, faults, { available });
    }
  }
}

function openingEntries(
  personId: string,
  at: Date,
  added: { amountMs: number; multiplier: number },
): [Segment, ...Segment[]] {
  const started: Segment = { kind: 'started', at, actorId: personId };
  if (added.amountMs === 0) return [started];
  return [started, { kind: 'extended', at, amountMs: added.amountMs, reason: accommodationReason(added.multiplier) }];
}
