// The limit of reviews in PostgreSQL: the rows of a review, written by the product's own statements through pg in the
// same two transactions (submitted, graded), without queue, API or rules.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { saturate, times } from './load.mjs';
import { built } from './world.mjs';

const { lockReviewPlace, writeCardStates } = await built('libs/review-scheduling/card/cards.store.js');
const { insertPractice, writeScheduled } = await built('libs/review-scheduling/review/reviews.store.js');
const { newCardState, nextReview, schedulerVersion } = await built(
  'libs/review-scheduling/domain/schedule/schedule.js',
);
const { completeJob } = await built('libs/queue/outbox.js');

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const settings = { desiredRetention: 0.9, timeZone: 'UTC', rolloverHour: 4 };
const studyDays = { zone: settings.timeZone, rolloverHour: settings.rolloverHour };
const before = newCardState(new Date());
const after = nextReview(before, 'good', new Date(), { desiredRetention: 0.9, seed: 'bare', studyDays });

async function transaction(work) {
  const client = await pool.connect();
  try {
    await client.query('start transaction');
    const result = await work(asTx(client));
    await client.query('commit');
    return result;
  } finally {
    client.release();
  }
}

/** What the stores want of a transaction. */
const asTx = (client) => ({
  query: async (text, values) => {
    const { command, rows, rowCount } = await client.query(text, values);
    return command === 'UPDATE' ? [rows, rowCount] : rows;
  },
});

async function submit({ personId, questionId, versionId, response }) {
  return transaction(async (tx) => {
    const { cardId, seq, now } = await lockReviewPlace(tx, personId, questionId);
    const review = { cardId, personId, seq, submissionId: randomUUID(), questionVersionId: versionId, response };
    const id = await insertPractice(tx, {
      ...review,
      elapsedMs: 9_000,
      requestedRating: null,
      reviewedAt: now,
      settings,
    });
    const [{ outboxId }] = await tx.query(
      `insert into outbox (name, payload) values ('review.grade', $1) returning id as "outboxId"`,
      [{ reviewId: id }],
    );
    return { id, cardId, outboxId };
  });
}

async function grade({ id, cardId, outboxId }) {
  await transaction(async (tx) => {
    const graded = { id, verdict: 'correct', score: 1, rating: 'good', scheduling: null, scheduler: schedulerVersion };
    await writeScheduled(tx, [{ ...graded, before, after }]);
    await writeCardStates(tx, [{ id: cardId, state: after }]);
    await completeJob(tx, { outboxId });
  });
}

process.on('message', async ({ reviews, connections }) => {
  let next = 0;
  const work = async () => grade(await submit(reviews[(next += 1) - 1]));
  const { perSecond } = await saturate(connections, times(reviews.length), work);
  process.send({ perSecond });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
