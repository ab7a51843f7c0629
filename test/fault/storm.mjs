import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Crowd } from './load/candidates.mjs';
import { History } from './load/history.mjs';
import { pendingWork } from './invariants.mjs';
import { Nemesis } from './nemesis.mjs';
import { countBroken } from './promises.mjs';
import { check, listed, note } from './report.mjs';
import { startStack } from './rig/stack.mjs';

export const drainLimitSeconds = 60;
/** For clients to get their last answers once the faults are over. */
const patienceMs = 90_000;

/** Waits until no work is left. @returns the seconds it took; undefined where it took longer than the limit */
export async function drain(client, limitSeconds = drainLimitSeconds) {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await client.query(pendingWork);
    const seconds = (performance.now() - startedAt) / 1_000;
    if (rows[0].pending === 0) return seconds;
    if (seconds > limitSeconds) return undefined;
    await sleep(200);
  }
}

/**
 * Waits until the queue has delivered all that it will: what a killed worker held comes again up to 20 s later, when
 * its effect has long been there. @returns whether it came to an end
 */
export async function lastDeliveries({ queue }) {
  const until = performance.now() + drainLimitSeconds * 1_000;
  while (performance.now() < until) {
    if ((await queue.count()) === 0) return true;
    await sleep(500);
  }
  return false;
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the next query meets it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Load and faults on one backend; then every promise is held against the tables. */
export async function storm({ dist, folder, postgres, backend, random, seconds }) {
  const stack = await startStack({ dist, folder, name: `storm_${backend}`, backend, postgres });
  const history = new History(path.join(folder, `storm_${backend}.history.jsonl`));
  const crowd = new Crowd({ stack, history, random: random.fork() });
  await crowd.enter({ busy: 8, leavers: 4, latecomers: 3 });
  const nemesis = new Nemesis({ stack, history, random: random.fork() });
  const minimum = Math.floor(seconds * 0.4);
  const startedAt = performance.now();
  await nemesis.run(seconds, () => nemesis.kills >= minimum);
  const underFaults = history.acknowledged;
  await Promise.all(stack.programs.map((program) => program.ready()));
  await crowd.leave(patienceMs);
  await withClient(stack.url, async (client) => {
    const drained = await drain(client);
    const ran = Math.round((performance.now() - startedAt) / 1_000);
    report({ backend, stack, history, nemesis, drained, ran, underFaults });
    check(`${backend}: at least ${minimum} kills`, nemesis.kills >= minimum, `${nemesis.kills}`);
    check(
      `${backend}: drained within ${drainLimitSeconds} s`,
      drained !== undefined,
      `${drained?.toFixed(1) ?? 'not'} s`,
    );
    check(`${backend}: the queue comes to rest`, await lastDeliveries(stack));
    const broken = await countBroken({ client, history, dist });
    for (const [name, count] of Object.entries(broken)) check(`${backend}: ${name}`, count === 0, `${count}`);
    for (const line of [...history.serverErrors, ...history.oddReplies, ...history.unanswered].slice(0, 10)) note(line);
    if (drained === undefined || Object.values(broken).some((count) => count > 0)) await explain(client);
  });
  await stack.stop();
  await history.close();
}

function report({ backend, stack, history, nemesis, drained, ran, underFaults }) {
  const { answers, reviews, starts, finishes, flags, undos } = history;
  note(`${backend}: ${nemesis.kills} kills in ${ran} s; faults: ${listed(nemesis.counts)}`);
  const acks = { answers, reviews, starts, finishes, flags, undos };
  const counts = Object.fromEntries(Object.entries(acks).map(([name, list]) => [name, list.length]));
  note(`${backend}: ${history.acknowledged} acknowledged (${underFaults} under faults): ${listed(counts)}`);
  note(`${backend}: ${history.duplicates} duplicates sent, ${history.resends} resends, ${history.unavailable} × 503`);
  const [median, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((share) => history.latency(share));
  note(`${backend}: acknowledged after p50 ${median}, p95 ${p95}, p99 ${p99}, max ${most} ms`);
  const worst = Math.round(Math.max(0, ...nemesis.recoveriesMs));
  note(
    `${backend}: PostgreSQL back after at most ${worst} ms; drained in ${drained?.toFixed(1) ?? 'more than the limit of'} s`,
  );
  for (const { name, ownExits } of stack.programs) {
    if (Object.keys(ownExits).length > 0)
      note(`${backend}: ${name} ended by itself, exit codes: ${JSON.stringify(ownExits)}`);
  }
}

/** What an engineer would look at first. */
async function explain(client) {
  const { rows } = await client.query(
    `select id, name, payload, sends, failures, last_error, created_at, run_at, next_send_at, done_at, dead_at
       from outbox where (done_at is null and not (name = 'session.expire' and run_at > clock_timestamp()))
          or dead_at is not null order by id limit 5`,
  );
  for (const row of rows) note(JSON.stringify(row));
}
