import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Crowd } from './load/candidates.mjs';
import { History } from './load/history.mjs';
import { Nemesis } from './nemesis.mjs';
import { countBroken } from './promises.mjs';
import { check, listed, note } from './report.mjs';
import { copyBuild } from './rig/build-copy.mjs';
import { startStack } from './rig/stack.mjs';
import { drain, lastDeliveries, withClient } from './storm.mjs';

/**
 * Copies of the product with a guard taken out. A crash test that stays green on them would prove nothing: each must
 * be green while nothing breaks, and red once something does.
 */
const sabotages = {
  'outbox off': {
    edits: [
      {
        // A row counts as done when it has been sent: a lost message is never sent again.
        file: 'libs/queue/relay.js',
        find: 'set sends = sends + 1,',
        replace: 'set sends = sends + 1, done_at = clock_timestamp(),',
      },
      {
        // So a run must not take that for having been handled.
        file: 'libs/queue/outbox.js',
        find: 'and done_at is null and dead_at is null order by id',
        replace: 'and dead_at is null order by id',
      },
    ],
    faults: { loseBacklog: 3, worker: 1 },
    strike: 'loseBacklog',
    load: { busy: 12 },
  },
  'dedupe off': {
    edits: [
      {
        // The review is applied to its card by each delivery, whether it has been or not.
        file: 'libs/review-scheduling/review/grade-review.js',
        find: '= await waitingReviews(tx, ',
        replace: `= await waitingReviews(tx, (await tx.query(
          "update reviews set state = 'queued' where id = any($1) and state = 'graded'",
          [jobs.map(({ payload }) => payload.reviewId)],
        ), tx) && `,
      },
      {
        // More time between the effect and the queue's knowing of it, for a kill to fall into. Harmless by itself.
        file: 'libs/queue/job-runner.js',
        find: 'await this.handle(job);',
        replace: 'await this.handle(job); await new Promise((resolve) => setTimeout(resolve, 100));',
      },
      {
        file: 'libs/queue/job-runner.js',
        find: 'await this.runTogether(delivery, waiting)) return',
        replace:
          'await this.runTogether(delivery, waiting) && await new Promise((resolve) => setTimeout(resolve, 100, true))) return',
      },
      {
        // A run is handled again, whatever of it is done already.
        file: 'libs/queue/job-runner.js',
        find: 'errands.filter(({ outboxId })=>waiting.has(outboxId))',
        replace: 'errands',
      },
      {
        // A delivery whose work is done already is handled again.
        file: 'libs/queue/job-runner.js',
        find: "return counted !== 'counted';",
        replace: "return counted === 'dead';",
      },
      {
        file: 'libs/quiz-session/answer/grade-session.js',
        find: "if (session?.state === 'finished' && session.opening === work?.opening)",
        replace: 'if (session)',
      },
      {
        file: 'libs/quiz-session/answer/grade-session.js',
        find: "if (session?.state !== 'finished') return undefined;",
        replace: 'if (!session) return undefined;',
      },
      {
        file: 'libs/quiz-session/answer/grade-session.js',
        find: 'items.filter(({ verdict })=>verdict === null)',
        replace: 'items',
      },
      {
        file: 'libs/review-scheduling/sitting/intakes.store.js',
        find: 'on conflict do nothing returning 1',
        replace: 'returning 1',
      },
      {
        file: 'libs/review-scheduling/review/reviews.store.js',
        find: "on conflict (session_id, position) where state <> 'undone' do nothing",
        replace: '',
      },
    ],
    sql: `alter table session_intakes drop constraint session_intakes_pkey; drop index reviews_session_item`,
    faults: { dieBusy: 2, worker: 1 },
    strike: 'dieBusy',
    // Cards apart: where two reviews of one wait, the first job does both, and the second would do one again.
    load: { reviewers: 12, sitters: 4 },
  },
};

const calmSeconds = 5;
const faultSeconds = 25;
/** At least so many times. */
const strikes = 3;
const settleSeconds = 20;

/** Both at once: neither needs much of the machine. */
export async function controls({ folder, dist, postgres, backend, random }) {
  await Promise.all(
    Object.entries(sabotages).map(async ([name, sabotage]) => {
      const home = path.join(folder, name.replace(' ', '_'));
      const sabotaged = copyBuild(dist, path.join(home, 'build'), sabotage.edits);
      const own = random.fork();
      await control({ name, sabotage, dist: sabotaged, home, postgres, backend, random: own }).catch((error) =>
        check(`control "${name}" runs`, false, error.stack),
      );
    }),
  );
}

/** Where what was sent counts as done, the outbox doesn't tell when the last work is over. */
async function countOnceSettled(count) {
  for (const until = Date.now() + settleSeconds * 1_000; ; await sleep(500)) {
    const broken = await count();
    if (broken.length === 0 || Date.now() > until) return broken;
  }
}

async function control({ name, sabotage, dist, home, postgres, backend, random }) {
  const database = `control_${name.replace(' ', '_')}`;
  const stack = await startStack({ dist, folder: home, name: database, backend, postgres, sabotage: sabotage.sql });
  const history = new History(path.join(home, 'history.jsonl'));
  const options = { stack, history };
  await withClient(stack.url, async (client) => {
    const count = async () => Object.entries(await countBroken({ client, history, dist })).filter(([, n]) => n > 0);
    const before = new Crowd({ ...options, random: random.fork() });
    await before.enter(sabotage.load);
    await sleep(calmSeconds * 1_000);
    await before.leave(settleSeconds * 1_000);
    await drain(client, settleSeconds);
    const calm = await countOnceSettled(count);
    check(`control "${name}": green while nothing breaks`, calm.length === 0, listed(Object.fromEntries(calm)));
    const crowd = new Crowd({ ...options, random: random.fork() });
    await crowd.enter(sabotage.load);
    const nemesis = new Nemesis({
      stack,
      history,
      random: random.fork(),
      only: sabotage.faults,
      pauseMs: [200, 1_500],
    });
    await nemesis.run(faultSeconds, () => (nemesis.counts[sabotage.strike] ?? 0) >= strikes);
    await Promise.all(stack.programs.map((program) => program.ready()));
    await crowd.leave(settleSeconds * 1_000);
    await drain(client, settleSeconds);
    await lastDeliveries(stack);
    const broken = await count();
    note(`control "${name}" on ${backend}: ${history.acknowledged} acknowledged; faults: ${listed(nemesis.counts)}`);
    for (const [rule, n] of broken) note(`control "${name}": ${n} × not true: ${rule}`);
    check(`control "${name}": red under faults`, broken.length > 0, `${broken.length} rules broken`);
  });
  await stack.stop();
  await history.close();
}
