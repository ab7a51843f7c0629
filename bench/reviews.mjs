// Claim 2: reviews submitted, graded and stored, beside BullMQ's own no-op jobs and the bare SQL of the same rows.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './candidates.mjs';
import { cpuMsOf } from './processes.mjs';
import { fillReviews, fillWaiting, fullScans } from './fill.mjs';
import { ask, median, medianRatio, pace, percentiles, saturate, send, times } from './load.mjs';

/** @returns medians over the rounds for one queue backend */
export async function measureReviews(world, { backend, people, questions, plan, say }) {
  const database = `${plan.database}_${backend}`;
  const bareDatabase = `${database}_bare`;
  const redis = backend === 'redis' ? await world.redisUrl() : undefined;
  await world.createDatabase(database, plan.database);
  say(`reviews (${backend}): storing ${plan.reviewsStored} reviews`);
  await fillReviews(world, database, plan.reviewsStored);
  await world.createDatabase(bareDatabase, database);
  const queueEnv = (number) => ({ QUEUE_BACKEND: backend, ...(redis && { REDIS_URL: `${redis}/${number}` }) });
  const parts = {
    api: await world.start('api', database, queueEnv(0)),
    worker: await world.start('worker', database, queueEnv(0)),
    queue: await world.start('bare-queue.mjs', bareDatabase, queueEnv(1)),
    sql: await world.start('bare-reviews.mjs', bareDatabase),
    runs: await world.start('bare-runs.mjs', bareDatabase),
  };
  const acts = reviewActs(people, questions);
  const submit = submitter(parts.api, plan.connections);
  const before = await fullScans(world, database);
  const cpuOfOurs = () => cpuMsOf(parts.api.child.pid) + cpuMsOf(parts.worker.child.pid);
  const rounds = { ours: [], submitted: [], queue: [], sql: [], cpuMs: [], graded: [], runs: [], gradedCpuMs: [] };
  for (let round = 0; round <= plan.reviewRounds; round += 1) {
    const cpuBefore = cpuOfOurs();
    const rates = await burst(world, database, { submit, acts, plan });
    const figures = {
      ...rates,
      cpuMs: (cpuOfOurs() - cpuBefore) / plan.reviews,
      queue: (await ask(parts.queue, { count: plan.reviews })).perSecond,
      sql: (await ask(parts.sql, { reviews: take(acts, plan.reviews), connections: plan.connections })).perSecond,
      ...(await waiting(world, { database, bareDatabase, parts, questions, count: plan.reviewsWaiting })),
    };
    say(`reviews (${backend}): round ${round} of ${plan.reviewRounds}, ${JSON.stringify(figures)}`);
    // The first round warms everything up.
    if (round > 0) for (const [name, figure] of Object.entries(figures)) rounds[name].push(figure);
  }
  const medians = Object.fromEntries(Object.entries(rounds).map(([name, figures]) => [name, median(figures)]));
  const scanned = await fullScans(world, database, before);
  const halfLoad = medians.ours / 2;
  const latency = await measureLatency(world, database, { perSecond: halfLoad, ms: plan.latencyMs, submit, acts });
  const queueLatency = percentiles((await ask(parts.queue, { perSecond: halfLoad, ms: plan.latencyMs })).latencies);
  for (const part of Object.values(parts)) await part.stop();
  const ratios = {
    queue: medianRatio(rounds.ours, rounds.queue),
    sql: medianRatio(rounds.ours, rounds.sql),
    gradedQueue: medianRatio(rounds.graded, rounds.queue),
    gradedSql: medianRatio(rounds.graded, rounds.runs),
  };
  return { rates: medians, ratios, halfLoad, latency, queueLatency, scanned };
}

/** Reviews per second from the first submitted to the last one graded, and how fast they were submitted. */
async function burst(world, database, { submit, acts, plan }) {
  const batch = take(acts, plan.reviews);
  let next = 0;
  const startedAt = performance.now();
  const { perSecond } = await saturate(plan.connections, times(plan.reviews), () => submit(batch[(next += 1) - 1]));
  await allGraded(world, database);
  return { ours: plan.reviews / ((performance.now() - startedAt) / 1_000), submitted: perSecond };
}

/** Reviews per second of those that wait all at once, by our worker and by the bare statements. */
async function waiting(world, { database, bareDatabase, parts, questions, count }) {
  const cpuBefore = cpuMsOf(parts.worker.child.pid);
  await fillWaiting(world, database, questions, count);
  const startedAt = performance.now();
  await allGraded(world, database);
  const graded = count / ((performance.now() - startedAt) / 1_000);
  const gradedCpuMs = (cpuMsOf(parts.worker.child.pid) - cpuBefore) / count;
  await fillWaiting(world, bareDatabase, questions, count);
  const { perSecond: runs } = await ask(parts.runs, { go: true });
  return { graded, gradedCpuMs, runs };
}

/** By the rows: from `reviewed_at` (in the submitting transaction) to `graded_at` (in the grading one). */
async function measureLatency(world, database, { perSecond, ms, submit, acts }) {
  const [{ now }] = await world.query(database, 'select clock_timestamp() as now');
  await pace(perSecond, ms, () => submit(take(acts, 1)[0]));
  await allGraded(world, database);
  const rows = await world.query(
    database,
    'select extract(epoch from graded_at - reviewed_at)::float8 * 1000 as took from reviews where reviewed_at >= $1',
    [now],
  );
  return percentiles(rows.map(({ took }) => took));
}

async function allGraded(world, database) {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(10)) {
    const [{ waits }] = await world.query(
      database,
      `select exists (select 1 from outbox where done_at is null and dead_at is null) as waits`,
    );
    if (!waits) return;
  }
  throw new Error('Some reviews are not graded after 2 minutes');
}

/** Endless acts of answering: every person in turn, through all questions again and again. */
function* reviewActs(people, questions) {
  for (let number = 0; ; number += 1) {
    const person = people[number % people.length];
    const question = questions[Math.floor(number / people.length) % questions.length];
    yield { personId: person.id, cookie: person.cookie, ...question };
  }
}

const take = (acts, count) => Array.from({ length: count }, () => acts.next().value);

function submitter({ port }, connections) {
  const { agent, base, headers: common } = connect(port, connections);
  return ({ cookie, questionId, response }) => {
    const body = { questionId, submissionId: randomUUID(), response, elapsedMs: 9_000 };
    return send(agent, base, { method: 'POST', path: '/api/v1/reviews', headers: { ...common, cookie }, body });
  };
}
