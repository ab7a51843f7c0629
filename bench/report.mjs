// The figures as a table for people, and into docs/bench.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { redisVersion, root } from './world.mjs';

const start = '<!-- measured: start -->';
const end = '<!-- measured: end -->';

const whole = (number) => Math.round(number).toLocaleString('en');
const ms = (number) => `${number.toFixed(1)} ms`;
const cpu = (number) => `${number.toFixed(2)} ms`;

/** Markdown of everything that was measured. */
export function reportOf({ facts, answers, reviews, deadlines, due, bank, fits, sandbox, plan }) {
  const parts = [machineOf(facts)];
  if (answers) parts.push(answerTable(answers, plan));
  if (reviews.length) parts.push(reviewTable(reviews, plan));
  if (deadlines.length) parts.push(deadlineTable(deadlines, plan));
  if (due) parts.push(dueTable(due));
  if (bank) parts.push(bankTable(bank));
  if (fits) parts.push(fitTable(fits));
  if (sandbox) parts.push(...sandboxTables(sandbox, plan));
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function machineOf({ postgres, hasRedis, commitMs }) {
  const { node } = process.versions;
  return [
    `Machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${whole(totalmem() / 2 ** 30)} GiB, ` +
      `Linux ${release()}. Node ${node}, PostgreSQL ${postgres}${hasRedis ? `, Redis ${redisVersion()}` : ''}.`,
    `One connection that commits one small row after another: ${ms(commitMs)} each.`,
  ];
}

function answerTable({ bare, few, many, ofLimit, ofFew, scanned }, plan) {
  const row = (name, { perSecond, p50, p95, cpuMs }, against) =>
    `| ${name} | ${whole(perSecond)} | ${ms(p50)} | ${ms(p95)} | ${cpu(cpuMs)} | ${against} |`;
  return [
    `**Answer saves**, ${plan.connections} connections, closed loop, median of ${plan.rounds} rounds`,
    '',
    '| | saves/s | p50 | p95 | CPU of the server per save | ratio |',
    '|---|---:|---:|---:|---:|---:|',
    row('limit: Fastify + pg, the same SQL', bare, ''),
    row(`api, ${whole(plan.few)} answers stored`, few, `${ofLimit.toFixed(2)} of the limit`),
    row(`api, ${whole(plan.many)} answers stored`, many, `${ofFew.toFixed(2)} of few stored`),
    '',
    scansOf(scanned),
  ];
}

function reviewTable(reviews, plan) {
  const rows = reviews.map(({ backend, rates, ratios, halfLoad, latency, queueLatency }) => {
    const rate = [
      whole(rates.ours),
      whole(rates.queue),
      ratios.queue.toFixed(2),
      whole(rates.sql),
      ratios.sql.toFixed(2),
    ];
    const times = [latency.p50, latency.p95, queueLatency.p50, queueLatency.p95].map(ms);
    return `| ${[backend, ...rate, cpu(rates.cpuMs), ...times, whole(halfLoad)].join(' | ')} |`;
  });
  return [
    `**Reviews** submitted, graded and stored: ${whole(plan.reviews)} in each of ${plan.reviewRounds} rounds, ` +
      `${whole(plan.reviewsStored)} stored before. Latency at half of our rate.`,
    '',
    '| queue | reviews/s | BullMQ no-op/s | ratio | bare SQL/s | ratio | CPU of api and worker per review | submit→graded p50 | p95 | BullMQ add→start p50 | p95 | at /s |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    `**Reviews that wait**, ${whole(plan.reviewsWaiting)} at once in each of ${plan.reviewRounds} rounds: graded and stored by one worker`,
    '',
    '| queue | reviews/s | BullMQ no-op/s, one job a review | ratio | bare SQL in the same runs/s | ratio | CPU of the worker per review |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...reviews.map(
      ({ backend, rates, ratios }) =>
        `| ${[backend, whole(rates.graded), whole(rates.queue), ratios.gradedQueue.toFixed(2), whole(rates.runs), ratios.gradedSql.toFixed(2), cpu(rates.gradedCpuMs)].join(' | ')} |`,
    ),
    '',
    scansOf([...new Set(reviews.flatMap(({ scanned }) => scanned))]),
  ];
}

function deadlineTable(deadlines, plan) {
  const names = { postgres: 'PostgreSQL', redis: 'Redis', none: 'dead: Redis stopped before the first deadline' };
  const rows = deadlines.map(({ queue, ended, early, graded, withinSeconds }) => {
    const lags = [ended.p50, ended.p95, ended.p99, ended.most].map(ms);
    const grades = graded ? [graded.p50, graded.p99].map(ms) : ['', ''];
    return `| ${[names[queue], ...lags, early, ...grades, `${whole(withinSeconds)} s`].join(' | ')} |`;
  });
  return [
    `**Deadlines**: ${whole(plan.deadlines)} sittings left alone that end within ${plan.deadlinesMs / 1_000} s of each other`,
    '',
    '| queue | end behind deadline and grace: p50 | p95 | p99 | most | early | grades behind the end: p50 | p99 | from the first deadline to the last end |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
  ];
}

function dueTable({ people, cards, answersToday, reads, due, ours, planning, cpu: used, bare, busy }) {
  const exact = (number) => `${number.toFixed(2)} ms`;
  const row = (name, { p50, p95, p99 }) => `| ${[name, ...[p50, p95, p99].map(exact)].join(' | ')} |`;
  return [
    `**The queue of the day** among ${whole(people * cards)} cards, ${whole(cards)} a person, of which ${whole(due.half)} ` +
      `are due (${whole(due.most)} at the 95th percentile), after ${whole(answersToday)} answers of today: ` +
      `${whole(reads)} reads of random people. The machine had ${busy.toFixed(1)} processes at work per core.`,
    '',
    '| time of the database, by a connection that has planned it | p50 | p95 | p99 |',
    '|---|---:|---:|---:|',
    row('the queue, first 20 with their questions', ours),
    row('– of that, fetching the plan', planning),
    row('– processor time of it, with explaining itself', used),
    row('limit: the ids of what is due, in no order', bare),
  ];
}

function bankTable({ questions, searches, ours, cpu: used, byWay, bare, found, busy }) {
  const row = (name, { p50, p95, p99 }) => `| ${[name, ...[p50, p95, p99].map(ms)].join(' | ')} |`;
  return [
    `**Searches of the bank** of ${whole(questions)} questions, each a page of 25 and all facets with their counts: ` +
      `${whole(searches)} searches that find ${whole(found.p50)} questions (${whole(found.p95)} at the 95th percentile). ` +
      `The machine had ${busy.toFixed(1)} processes at work per core.`,
    '',
    '| time of the database, parsing and planning included | p50 | p95 | p99 |',
    '|---|---:|---:|---:|',
    row('a search, page and facets together', ours),
    row('– processor time of it, with explaining itself', used),
    ...byWay.map((way) => row(`– ${way.name}`, way)),
    row('limit: the ids of what is found, in no order and uncounted', bare),
  ];
}

function fitTable({ reviews, ours, bare, waiting }) {
  const row = (name, { wallMs, cpuMs, ratios }) =>
    `| ${name} | ${ms(wallMs)} | ${ratios ? ratios.wall.toFixed(2) : ''} | ${ms(cpuMs)} | ${ratios ? ratios.cpu.toFixed(2) : ''} |`;
  return [
    `**A fit** of ${whole(reviews)} reviews`,
    '',
    '| | asked for to told | product ÷ this | CPU of the process that fits | product ÷ this |',
    '|---|---:|---:|---:|---:|',
    row('through the product', ours),
    row('the library alone, as its README calls it', waiting),
    row('the library alone, looked at every 20 ms', bare),
  ];
}

function sandboxTables({ isolation, size, loads }, plan) {
  const row = (name, { perSecond, p50, p95, p99, cpuMs }, against) =>
    `| ${name} | ${whole(perSecond)} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${cpu(cpuMs)} | ${against} |`;
  const rates = loads.flatMap(({ name, ours, bare, ofBare }) => [
    row(name, ours, bare ? `${ofBare.toPrecision(2)} of ${bare.name}` : ''),
    bare ? row(`– in ${bare.name}`, bare, '') : `| – bare: there is nothing here that runs it | | | | | | |`,
  ]);
  const children = loads.map(({ name, firstMs, idleMb, peakMb, ours, besideEndless }) => {
    const held = [idleMb, peakMb].map((mb) => `${whole(mb)} MiB`);
    const share = (besideEndless.perSecond / ours.perSecond).toFixed(2);
    const beside = [besideEndless.perSecond.toFixed(1), share, ms(besideEndless.p50), ms(besideEndless.p99)];
    return `| ${[name, `${whole(firstMs)} ms`, ...held, ...beside].join(' | ')} |`;
  });
  return [
    [
      `**Programs in the sandbox**, ${size} at once, closed loop, median of ${plan.sandboxRounds} rounds`,
      '',
      '| | attempts/s | p50 | p95 | p99 | CPU per attempt | ratio |',
      '|---|---:|---:|---:|---:|---:|---:|',
      ...rates,
    ],
    [
      `**What a child of the sandbox costs**, and what the others come to when 1 of 20 attempts is an endless loop, ` +
        `${whole(plan.besideEndless)} attempts`,
      '',
      '| | first attempt | RSS idle | RSS at most | others/s | of the rate above | p50 | p99 |',
      '|---|---:|---:|---:|---:|---:|---:|---:|',
      ...children,
      '',
      layersOf(isolation),
    ],
  ];
}

function layersOf({ permissionModel, stackKb, diesWithParent, ...layers }) {
  const inForce = Object.keys(layers).filter((layer) => layers[layer] === true);
  const all = [
    ...(permissionModel === 'none' ? [] : [`\`${permissionModel}\``]),
    ...inForce,
    `stack ${stackKb ? `${whole(stackKb / 1_024)} MiB` : "the system's"}`,
    `dies with its parent: ${diesWithParent}`,
  ];
  return `Layers around a child here: ${all.join(', ')}.`;
}

const scansOf = (tables) =>
  `Tables of over 10,000 rows that were read from end to end meanwhile: ${tables.join(', ') || 'none'}.`;

/** Replaces what stands between the markers of docs/bench.md. */
export function save(report, { due, bank }) {
  if (bank) writeFileSync(path.join(root, 'docs/plans/bank-search.txt'), `${bank.plan}\n`);
  if (due) writeFileSync(path.join(root, 'docs/plans/due-queue.txt'), `${due.plan}\n`);
  const file = path.join(root, 'docs/bench.md');
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/bench.md lacks its markers ${start} and ${end}.`);
  writeFileSync(file, `${text.slice(0, from + start.length)}\n\n${report}\n\n${text.slice(to)}`);
}

/** Everything that was measured is a figure above 0, and no program went wrong. @throws where it is not so */
export function checkFigures({ answers, reviews, deadlines, due, bank, fits, sandbox }) {
  const early = deadlines.reduce((sum, queue) => sum + queue.early, 0);
  if (early > 0) throw new Error(`${early} sittings ended before their time.`);
  if (sandbox?.faults?.length) {
    const { length } = sandbox.faults;
    throw new Error(`${length} attempts went wrong:\n${sandbox.faults.slice(0, 10).join('\n')}`);
  }
  const figures = [];
  JSON.stringify({ answers, reviews, deadlines, due, bank, fits, sandbox }, (name, value) => {
    if (typeof value === 'number' && name !== 'early') figures.push(value);
    return value;
  });
  if (!figures.length || figures.some((figure) => !(figure > 0))) throw new Error('A figure is missing or 0.');
}
