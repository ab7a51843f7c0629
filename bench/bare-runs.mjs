// The limit of reviews that wait, in PostgreSQL: their rows, written in runs of the relay's size by the product's own
// statements, as many transactions at once as the worker has, without queue, grades or FSRS.
import pg from 'pg';
import { saturate, times } from './load.mjs';
import { built } from './world.mjs';

const { writeCardStates } = await built('libs/review-scheduling/card/cards.store.js');
const { pendingReviews, writeScheduled } = await built('libs/review-scheduling/review/reviews.store.js');
const { newCardState, nextReview, schedulerVersion } = await built(
  'libs/review-scheduling/domain/schedule/schedule.js',
);
const { completeJobs } = await built('libs/queue/outbox.js');
const run = 100;
const connections = 8;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: connections });
const before = newCardState(new Date());
const scheduling = { learningSteps: [1, 10], relearningSteps: [10], maximumDays: 36_500, fuzz: 0.5 };
const rated = nextReview(before, 'good', new Date(), { desiredRetention: 0.9, seed: 'bare', scheduling });
const grade = { verdict: 'correct', score: 1, rating: 'good', scheduling, scheduler: schedulerVersion, before };
const dayMs = 86_400_000;

/** Due on a day of its own: one date for all would leave the index of what is due as it is. */
const nextState = () => ({ ...rated, dueAt: new Date(Date.now() + Math.ceil(Math.random() * 60) * dayMs) });

async function write(errands) {
  const client = await pool.connect();
  try {
    const query = async (text, values) => (await client.query(text, values)).rows;
    await query('start transaction');
    const cardIds = (
      await query('select card_id as id from reviews where id = any($1)', [errands.map(({ reviewId }) => reviewId)])
    ).map(({ id }) => id);
    await query('select * from cards where id = any($1) order by id for update', [cardIds]);
    const pending = await pendingReviews({ query }, cardIds);
    const states = new Map(cardIds.map((id) => [id, nextState()]));
    await writeScheduled(
      { query },
      pending.map(({ id, cardId }) => ({ ...grade, id, after: states.get(cardId) })),
    );
    await writeCardStates(
      { query },
      [...states].map(([id, state]) => ({ id, state })),
    );
    await completeJobs({ query }, errands);
    await query('commit');
  } finally {
    client.release();
  }
}

process.on('message', async () => {
  const { rows } = await pool.query(
    `select id as "outboxId", payload ->> 'reviewId' as "reviewId" from outbox where done_at is null order by id`,
  );
  const runs = [];
  for (let at = 0; at < rows.length; at += run) runs.push(rows.slice(at, at + run));
  let next = 0;
  const startedAt = performance.now();
  await saturate(connections, times(runs.length), () => write(runs[(next += 1) - 1]));
  process.send({ perSecond: rows.length / ((performance.now() - startedAt) / 1_000) });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
