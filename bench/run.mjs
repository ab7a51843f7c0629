// The measured claims, each beside its physical limit, in one run on one machine. Needs a build.
//   node bench/run.mjs [--quick] [--save] [--only=answers|reviews|fits|sandbox|deadlines|due|bank] [--profile=<folder>]
import { parseArgs } from 'node:util';
import { measureBankSearch } from './bank-search.mjs';
import { answerable, signUpPeople } from './candidates.mjs';
import { measureAnswerSaves } from './answer-saves.mjs';
import { checkFigures, reportOf, save } from './report.mjs';
import { measureDueQueue } from './due-queue.mjs';
import { measureDeadlines } from './deadlines.mjs';
import { measureFits } from './fits.mjs';
import { measureReviews } from './reviews.mjs';
import { measureSandbox } from './sandbox.mjs';
import { World } from './world.mjs';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    save: { type: 'boolean' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});

const full = {
  database: 'bench',
  people: 32,
  connections: 16,
  rounds: 12,
  roundMs: 2_000,
  warmUpMs: 3_000,
  few: 1_000,
  many: 1_000_000,
  reviews: 600,
  reviewsWaiting: 10_000,
  reviewRounds: 6,
  reviewsStored: 200_000,
  latencyMs: 8_000,
  deadlines: 2_000,
  deadlinesMs: 60_000,
  deadlinePeople: 200,
  boots: 3,
  sandboxWarmUp: 150,
  sandboxRounds: 6,
  sandboxRoundMs: 3_000,
  besideEndless: 200,
  fits: { usable: 10_000, perRound: 10, rounds: 6 },
  due: { people: 1_000, cards: 10_000, answersToday: 100, reads: 1_000 },
  bank: { questions: 100_000, searches: 1_400 },
};
const quick = {
  people: 4,
  connections: 4,
  rounds: 1,
  reviewRounds: 1,
  roundMs: 1_000,
  warmUpMs: 300,
  many: 5_000,
  reviews: 50,
  reviewsWaiting: 300,
  reviewsStored: 5_000,
  latencyMs: 1_000,
  deadlines: 60,
  deadlinesMs: 2_000,
  deadlinePeople: 6,
  boots: 1,
  sandboxWarmUp: 10,
  sandboxRounds: 1,
  sandboxRoundMs: 700,
  besideEndless: 20,
  fits: { usable: 1_000, perRound: 2, rounds: 1 },
  due: { people: 20, cards: 1_000, answersToday: 20, reads: 20 },
  bank: { questions: 2_000, searches: 35 },
};
const plan = { ...full, ...(flags.quick && quick) };

const say = (line) => process.stderr.write(`${line}\n`);

async function measure(world) {
  const facts = await factsOf(world);
  const candidates = ['answers', 'reviews', 'deadlines'].some(wants) && (await candidatesOf(world));
  const answers = wants('answers') && (await measureAnswerSaves(world, { ...candidates, plan, say }));
  const reviews = [];
  for (const backend of wants('reviews') ? backends(facts) : []) {
    reviews.push({ backend, ...(await measureReviews(world, { ...candidates, backend, plan, say })) });
  }
  const deadlines = [];
  for (const queue of wants('deadlines') ? deadlineQueues(facts) : []) {
    deadlines.push(await measureDeadlines(world, { ...candidates, queue, plan, say }));
  }
  const due = wants('due') && (await measureDueQueue(world, { plan, say }));
  const bank = wants('bank') && (await measureBankSearch(world, { plan, say }));
  const fits = wants('fits') && (await measureFits(world, { plan, say }));
  const sandbox = wants('sandbox') && (await measureSandbox(world, { plan, say }));
  return { facts, answers, reviews, deadlines, due, bank, fits, sandbox, plan };
}

/** A database with people in it, and what they may answer. */
async function candidatesOf(world) {
  await world.createDatabase(plan.database);
  const questions = await answerable(world, plan.database);
  const responses = new Map(questions.map(({ questionId, response }) => [questionId, response]));
  const topicRows = await world.query(plan.database, 'select distinct topic_slug as slug from question_topics');
  const topics = topicRows.map(({ slug }) => slug);
  say(`${plan.people} people sign up`);
  const api = await world.start('api', plan.database);
  const people = await signUpPeople(api.port, plan.people);
  await api.stop();
  return { questions, responses, topics, people };
}

const wants = (claim) => !flags.only || flags.only === claim;
/** `none`: a Redis that dies. Each takes its minutes: the quick run makes do with one. */
const deadlineQueues = ({ hasRedis }) => (hasRedis && !flags.quick ? ['postgres', 'redis', 'none'] : ['postgres']);
const backends = ({ hasRedis }) => (hasRedis ? ['postgres', 'redis'] : ['postgres']);

async function factsOf(world) {
  const [{ version }] = await world.query('postgres', `select current_setting('server_version') as version`);
  await world.query('postgres', 'create table commits (id int)');
  const count = 100;
  const startedAt = performance.now();
  for (let id = 0; id < count; id += 1) await world.query('postgres', 'insert into commits values ($1)', [id]);
  const commitMs = (performance.now() - startedAt) / count;
  return { postgres: version, hasRedis: (await world.redisUrl()) !== undefined, commitMs };
}

let world;
let ending;
const end = () => (ending ??= world?.close());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end()?.finally(() => process.exit(1)));

try {
  world = await World.open(flags.profile);
  const measured = await measure(world);
  checkFigures(measured);
  const report = reportOf(measured);
  console.log(report);
  if (flags.save) save(report, measured);
} finally {
  await end();
}
