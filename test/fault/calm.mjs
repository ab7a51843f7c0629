import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { readBank } from './load/candidates.mjs';
import { Client } from './load/client.mjs';
import { History } from './load/history.mjs';
import { Random } from './load/random.mjs';
import { answerTo } from './load/responses.mjs';
import { countBroken } from './promises.mjs';
import { check, note } from './report.mjs';
import { startStack } from './rig/stack.mjs';
import { drain, withClient } from './storm.mjs';

const mostLateSeconds = 10;
const deadSeconds = 60;
const atOnce = 50;

/** What needs no storm: deadlines that nobody sees, and fifty of the same at once. */
export async function calm({ dist, folder, postgres, backend }) {
  const stack = await startStack({ dist, folder, name: `calm_${backend}`, backend, postgres, workers: 1 });
  const history = new History(path.join(folder, `calm_${backend}.history.jsonl`));
  const enter = (name) =>
    new Client({ ports: stack.ports, history, random: new Random(1), patience: { until: Infinity } }).signUp(name);
  await withClient(stack.url, async (client) => {
    const scene = { stack, client, enter, dist, history, tell: teller(backend) };
    await Promise.all([deadlines(scene), sleep(3_000).then(() => fiftyAtOnce(scene))]);
    await drain(client);
    const broken = Object.entries(await countBroken({ client, history, dist })).filter(([, n]) => n > 0);
    scene.tell('every rule holds after the calm tests', broken.length === 0, JSON.stringify(broken));
  });
  await stack.stop();
  await history.close();
}

const teller = (backend) => (name, isTrue, detail) => check(`${backend}, calm: ${name}`, isTrue, detail);

async function start(candidate, choice) {
  const headers = { 'idempotency-key': randomUUID() };
  return (await candidate.send('POST', '/quiz-sessions', choice, { headers })).body;
}

/** A one-minute sitting whose browser goes away after two answers. The same seed: the same questions and answers. */
async function leaveAlone(candidate) {
  const choice = { topics: ['arrays', 'databases'], count: 4, minutes: 1, seed: 'left alone' };
  const { id, items } = await start(candidate, choice);
  for (const { position, question } of items.slice(0, 2)) {
    const response = answerTo(question.content, new Random(position));
    await candidate.send('PUT', `/quiz-sessions/${id}/items/${position}/answer`, { revision: 1, response });
  }
  return id;
}

const secondsAfterGrace = `extract(epoch from graded_at - deadline_at)::float8 - grace_ms / 1000.0`;

async function read(client, id) {
  const { rows } = await client.query(
    `select s.*, ${secondsAfterGrace} as "lateBy", finished_at = deadline_at as "onTime",
            clock_timestamp() > deadline_at + grace_ms * interval '1 ms' as over,
            (select json_agg(json_build_array(i.position, i.verdict, i.score, i.response) order by i.position)
               from session_items i where i.session_id = s.id) as items
       from quiz_sessions s where id = $1`,
    [id],
  );
  return rows[0];
}

/** By SQL alone: a request would end an expired sitting. */
async function graded(client, id, limitSeconds) {
  for (const until = Date.now() + limitSeconds * 1_000; ; await sleep(250)) {
    const session = await read(client, id);
    if (session.state === 'graded' || Date.now() > until) return session;
  }
}

async function deadlines({ stack, client, enter, tell }) {
  const [first, second] = [await enter('left-alone'), await enter('left-alone-without-workers')];
  const seen = await leaveAlone(first);
  await sleep(20_000);
  const unseen = await leaveAlone(second);
  const plain = await graded(client, seen, 80);
  const lateBy = plain.lateBy?.toFixed(2);
  const isGraded = plain.state === 'graded';
  tell(
    `a sitting left alone is graded within ${mostLateSeconds} s`,
    isGraded && plain.lateBy <= mostLateSeconds,
    `${lateBy} s`,
  );
  tell(
    'it ended by its deadline, at its deadline',
    plain.finish_cause === 'deadline' && plain.onTime,
    plain.finish_cause,
  );
  for (const worker of stack.workers) worker.hold();
  await sleep(deadSeconds * 1_000);
  const waiting = await read(client, unseen);
  tell('without a worker nobody ends a sitting', waiting.over && waiting.state === 'running', waiting.state);
  for (const worker of stack.workers) worker.release();
  const late = await graded(client, unseen, 60);
  note(
    `${stack.backend}, calm: with the workers dead for ${deadSeconds} s, graded ${late.lateBy?.toFixed(1)} s after the grace`,
  );
  const facts = ({ state, finish_cause, onTime, score, max_score, items }) => ({
    state,
    finish_cause,
    onTime,
    score,
    max_score,
    items,
  });
  tell(
    'with all workers dead around the deadline only the time differs',
    isDeepStrictEqual(facts(late), facts(plain)),
    late.state,
  );
}

const all = (replies, status) => replies.every((reply) => reply.status === status);
const distinct = (replies, name) => new Set(replies.map(({ body }) => body[name])).size;

async function fiftyAtOnce({ stack, client, enter, tell }) {
  const candidate = await enter('impatient');
  const { ports } = stack;
  const send = (method, route, body) =>
    Promise.all(
      Array.from({ length: atOnce }, (_, i) => candidate.send(method, route, body, { port: ports[i % ports.length] })),
    );
  const count = async (text, ...values) =>
    (await client.query(`select count(*)::int as n from ${text}`, values)).rows[0].n;
  const scene = { candidate, client, send, count, tell };
  await fiftyReviews(scene);
  await fiftyAnswersAndEnds(scene);
}

async function fiftyReviews({ candidate, send, count, tell }) {
  const question = (await readBank(candidate)).find(({ kind }) => kind === 'single-choice');
  const submissionId = randomUUID();
  const response = answerTo(question.content, new Random(2));
  const receipts = await send('POST', '/reviews', { questionId: question.id, submissionId, response, elapsedMs: 1 });
  const isOne = all(receipts, 202) && distinct(receipts, 'id') === 1;
  tell('50 sendings of one review: 50 receipts, one id', isOne, statuses(receipts));
  const { id } = receipts[0].body;
  await candidate.send('GET', `/reviews/${id}?waitMs=20000`);
  const found = [
    await count('reviews where submission_id = $1', submissionId),
    await count(`outbox where name = 'review.grade' and payload ->> 'reviewId' = $1`, id),
    await count('cards where person_id = $1 and reps = 1 and last_seq = 1', candidate.personId),
  ];
  tell('… one review, one job, one repetition', isDeepStrictEqual(found, [1, 1, 1]), found.join(', '));
}

async function fiftyAnswersAndEnds({ candidate, client, send, count, tell }) {
  const { id, items } = await start(candidate, { topics: ['graphs', 'caching'], count: 4, minutes: 10 });
  const draft = { revision: 1, response: answerTo(items[0].question.content, new Random(3)) };
  const saved = await send('PUT', `/quiz-sessions/${id}/items/${items[0].position}/answer`, draft);
  const isOne = all(saved, 200) && distinct(saved, 'acceptedAt') === 1 && saved.every(({ body }) => !body.conflict);
  tell('50 sendings of one answer: 50 receipts, one time of acceptance', isOne, statuses(saved));
  const drafts = await count('answer_drafts where session_id = $1', id);
  tell('… one draft', drafts === 1, `${drafts}`);

  const ends = await send('POST', `/quiz-sessions/${id}/finish`);
  tell('50 ends of one sitting: 50 receipts', all(ends, 202), statuses(ends));
  await graded(client, id, 30);
  await drain(client, 30);
  const found = [
    await count(`session_segments where session_id = $1 and kind = 'finished'`, id),
    await count(`outbox where name = 'session.grade' and payload ->> 'sessionId' = $1`, id),
    await count(`outbox where name = 'session.review' and payload ->> 'sessionId' = $1`, id),
    await count('session_intakes where session_id = $1', id),
  ];
  tell('… one end, one grading, one intake', isDeepStrictEqual(found, [1, 1, 1, 1]), found.join(', '));
}

const statuses = (replies) => [...new Set(replies.map(({ status }) => status))].join(', ');
