// Claim 4: sittings end when their time is over: how long after deadline and grace, with the queue and without it.
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from './world.mjs';
import { connect, signUpPeople } from './candidates.mjs';
import { pace, percentiles, send } from './load.mjs';

const graceMs = 5_000;

/**
 * Starts `plan.deadlines` sittings of one minute within a minute, each with an answer, and leaves them alone.
 * @param queue `postgres`, `redis`, or `none`: a Redis that dies before the first deadline
 * @returns lags in milliseconds: of the end behind deadline and grace, of the grades behind the end
 */
export async function measureDeadlines(world, { queue, topics, plan, say }) {
  const database = `${plan.database}_deadlines_${queue}`;
  await world.createDatabase(database, plan.database);
  const redis = queue === 'postgres' ? undefined : await (await built('libs/testing/redis-server.js')).startRedis();
  const env = redis ? { QUEUE_BACKEND: 'redis', REDIS_URL: `${redis.url}/2` } : { QUEUE_BACKEND: 'postgres' };
  const api = await world.start('api', database, env);
  // What a running sitting asks is not drawn again: nobody has so many of them.
  const people = await signUpPeople(api.port, plan.deadlinePeople, 1_000);
  const worker = await supervised(() => world.start('worker', database, env), queue === 'none');
  try {
    say(`deadlines (${queue}): ${plan.deadlines} sittings start within ${plan.deadlinesMs / 1_000} s`);
    await startAll(api, { people, topics, plan });
    if (queue === 'none') await redis.stop();
    await allClosed(world, database);
    const lags = await lagsOf(world, database, queue !== 'none');
    return { queue, ...lags };
  } finally {
    await worker.stop();
    await api.stop();
    if (queue === 'redis') await redis.stop();
  }
}

/** A worker that gives up, because its queue is dead, is started anew: as its supervisor does it. */
async function supervised(start, mayEnd) {
  let current = await start();
  let stopped = false;
  const again = async () => {
    if (stopped || !mayEnd) return;
    await sleep(100);
    if (stopped) return;
    start().then(
      (next) => {
        current = next;
        next.child.once('exit', again);
      },
      () => again(),
    );
  };
  current.child.once('exit', again);
  return {
    stop: async () => {
      stopped = true;
      await current.stop();
    },
  };
}

async function startAll({ port }, { people, topics, plan }) {
  const { agent, base, headers: common } = connect(port, 32);
  const perSecond = plan.deadlines / (plan.deadlinesMs / 1_000);
  await pace(perSecond, plan.deadlinesMs, async (number) => {
    const { cookie } = people[number % people.length];
    const headers = { ...common, cookie };
    const body = { topics, kinds: ['single-choice'], count: 1, minutes: 1 };
    const { body: sitting } = await send(agent, base, { method: 'POST', path: '/api/v1/quiz-sessions', headers, body });
    const [{ position, question }] = sitting.items;
    const path = `/api/v1/quiz-sessions/${sitting.id}/items/${position}/answer`;
    const answer = { response: { choice: question.content.options[0].id }, revision: 1 };
    await send(agent, base, { method: 'PUT', path, headers, body: answer });
  });
  agent.destroy();
}

async function allClosed(world, database) {
  for (const until = Date.now() + 240_000; Date.now() < until; await sleep(250)) {
    const [{ open }] = await world.query(
      database,
      `select count(*)::int as open from quiz_sessions where state in ('running', 'paused')`,
    );
    if (open === 0) return;
  }
  throw new Error('Some sittings have not ended');
}

/** By the rows: the outbox row of the grading is written by the transaction that ends a sitting. */
async function lagsOf(world, database, withGrades) {
  if (withGrades) await allGraded(world, database);
  const rows = await world.query(
    database,
    `select extract(epoch from o.created_at - s.deadline_at)::float8 * 1000 - s.grace_ms as ended,
            extract(epoch from s.graded_at - o.created_at)::float8 * 1000 as graded,
            extract(epoch from s.deadline_at)::float8 as deadline, extract(epoch from o.created_at)::float8 as at
       from quiz_sessions s
       join outbox o on o.name = 'session.grade' and o.payload ->> 'sessionId' = s.id::text`,
  );
  const ended = rows.map((row) => row.ended);
  const at = rows.map((row) => row.at);
  return {
    sittings: rows.length,
    ended: { ...percentiles(ended), most: Math.max(...ended) },
    early: ended.filter((lag) => lag < 0).length,
    graded: withGrades ? percentiles(rows.map((row) => row.graded)) : undefined,
    withinSeconds: Math.max(...at) - Math.min(...rows.map((row) => row.deadline)) - graceMs / 1_000,
  };
}

async function allGraded(world, database) {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(250)) {
    const [{ waits }] = await world.query(
      database,
      `select exists (select 1 from quiz_sessions where state <> 'graded') as waits`,
    );
    if (!waits) return;
  }
  throw new Error('Some sittings are not graded');
}
