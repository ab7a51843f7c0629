import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { once } from '@app/database/once.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { enqueue } from '@app/queue/outbox.js';
import { drawQuestions } from './domain/draw.js';
import { deadlineOf } from './domain/ledger.js';
import { drawable, insertSitting } from './sessions.store.js';
import type { Choice } from './sessions.rows.js';

/** How long after the deadline an answer still counts, in milliseconds: the network's share. */
const graceMs = 5_000;

/** Draws the questions of an ad-hoc sitting, freezes their versions and starts its clock. */
@Injectable()
export class StartSession {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError question.unknown-topic, session.not-enough-questions, idempotency.mismatch */
  async run(actor: Actor, input: Choice & { seed?: string | undefined }, key?: string): Promise<{ id: string }> {
    const { seed = randomBytes(16).toString('hex'), ...choice } = input;
    return this.transactions.run((tx) =>
      once(tx, { personId: actor.personId, key, route: 'quiz-sessions.start', body: input }, () =>
        this.start(tx, actor, choice, seed),
      ),
    );
  }

  private async start(tx: Tx, actor: Actor, choice: Choice, seed: string): Promise<{ id: string }> {
    const { topics, count, minutes } = choice;
    await refuseUnknownTopics(tx, topics);
    const drawn = drawQuestions({ candidates: await drawable(tx, actor.personId, choice), topics, count, seed });
    if ('shortfall' in drawn) {
      const available = count - drawn.shortfall;
      throw new AppError(
        'session.not-enough-questions',
        `The bank has ${available} questions of this choice, ${count} were asked for.`,
        [{ pointer: '/count', message: `at most ${available} with this choice` }],
        { available },
      );
    }
    const startedAt = await databaseNow(tx);
    const limitMs = minutes * 60_000;
    const deadlineAt = deadlineOf([{ kind: 'started', at: startedAt }], limitMs)!;
    const sitting = { personId: actor.personId, seed, choice, limitMs, graceMs, startedAt, deadlineAt, items: drawn };
    const id = await insertSitting(tx, sitting);
    await enqueue(tx, 'session.expire', { sessionId: id }, new Date(deadlineAt.getTime() + graceMs + 50));
    return { id };
  }
}

async function refuseUnknownTopics(tx: Tx, topics: string[]): Promise<void> {
  const rows = await tx.query<{ slug: string }[]>(`select slug from topics where slug = any($1)`, [topics]);
  const known = new Set(rows.map((row) => row.slug));
  const faults = topics.flatMap((topic, index) =>
    known.has(topic) ? [] : [{ pointer: `/topics/${index}`, message: 'is no topic of the taxonomy' }],
  );
  if (faults.length) throw new AppError('question.unknown-topic', undefined, faults);
}
