// Searches of a large bank, a page of the list and all facets each: what the product's own statements cost the database.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fillBank, seeded, wordOf } from './fill-bank.mjs';
import { built } from './world.mjs';

const { bankSearch, isFound, Values } = await built('libs/question-bank/search/bank-search.store.js');
const { foundQuestions } = await built('libs/question-bank/search/found-questions.store.js');
const { countLabels } = await built('libs/question-bank/search/facet-counts.store.js');
const { CountFacets } = await built('libs/question-bank/search/count-facets.js');
const { LearnQuestions } = await built('libs/question-bank/near-duplicates/learn-questions.js');

/** Times by the server's own clock, planning included, with what it takes to write the rows out; in milliseconds. */
export async function measureBankSearch(world, { plan, say }) {
  const database = `${plan.database}_bank`;
  await world.createDatabase(database);
  const words = await fillBank(world, database, { ...plan.bank, say });
  const client = await world.client(database);
  const tx = { query: (text, values) => rowsOf(client, text, values) };
  say('learning its words and near duplicates');
  await new LearnQuestions({ run: (work) => work(tx) }).run();
  await client.query('vacuum analyze');
  say(`${plan.bank.searches} searches`);
  const values = await facetValues(tx);
  const random = seeded(3);
  const byWay = new Map(ways.map(({ name }) => [name, []]));
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows;
  const [times, cpuTimes, limits, counts] = [[], [], [], []];
  for (let n = 0; n < plan.bank.searches; n += 1) {
    const way = ways[n % ways.length];
    const filter = way.filter({ words, values, random });
    const { ms, cpuMs, found } = await timedSearch(
      client,
      pid,
      filter,
      random() < 0.2 ? 'newest' : filter.q ? 'relevance' : 'slug',
    );
    times.push(ms);
    cpuTimes.push(cpuMs);
    byWay.get(way.name).push(ms);
    counts.push(found);
    limits.push(await bareMs(client, filter));
  }
  return {
    ...plan.bank,
    ours: quantiles(times),
    cpu: quantiles(cpuTimes),
    byWay: [...byWay].map(([name, ofWay]) => ({ name, ...quantiles(ofWay) })),
    bare: quantiles(limits),
    found: quantiles(counts),
    plan: await plansOf(client, words),
    busy: loadavg()[0] / cpus().length,
  };
}

/** What people look for, each as often as the others. */
const ways = [
  { name: 'all of the bank', filter: () => ({}) },
  { name: 'one filter', filter: (from) => filters(from, 1) },
  { name: 'two or three filters', filter: (from) => filters(from, 2 + (from.random() < 0.5 ? 1 : 0)) },
  { name: 'a word', filter: ({ words, random }) => ({ q: searched(words, random) }) },
  { name: 'two or three words', filter: ({ words, random }) => ({ q: several(words, random) }) },
  { name: 'a word and a filter', filter: (from) => ({ ...filters(from, 1), q: searched(from.words, from.random) }) },
  { name: 'a mistyped word', filter: ({ words, random }) => ({ q: mistyped(searched(words, random), random) }) },
];

const pick = (list, random) => list[Math.floor(random() * list.length)];
/** Nobody looks for `the`: words of four letters and more, as often as they are used. */
function searched(words, random) {
  for (;;) {
    const word = wordOf(words, random);
    if (word.length > 3) return word;
  }
}
const several = (words, random) =>
  Array.from({ length: random() < 0.5 ? 2 : 3 }, () => searched(words, random)).join(' ');

function mistyped(word, random) {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  const left = word.slice(0, at) + word.slice(at + 1);
  return pick([swapped, left, word.slice(0, at) + word[at] + word.slice(at)], random);
}

function filters({ values, random }, count) {
  const names = Object.keys(values).toSorted(() => random() - 0.5);
  // The first values have the most questions; people choose among what they see.
  return Object.fromEntries(names.slice(0, count).map((name) => [name, [pick(values[name].slice(0, 8), random)]]));
}

async function facetValues(tx) {
  const { labels } = await countLabels(tx, await bankSearch(tx, {}));
  const found = labels.toSorted((a, b) => b.count - a.count);
  return Object.fromEntries(
    ['state', 'level', 'kind', 'topic', 'owner', 'author', 'licence', 'source'].map((facet) => [
      facet,
      found.filter((one) => one.facet === facet).map(({ value }) => value),
    ]),
  );
}

/** As the page does it: the list and the facets are asked for apart. */
async function timedSearch(client, pid, filter, sort) {
  let [ms, cpuMs] = [0, 0];
  const query = async (text, values) => {
    // What the planner expects is asked for by the product itself.
    if (text.startsWith('explain')) {
      const startedAt = performance.now();
      const { rows } = await client.query(text, values);
      ms += performance.now() - startedAt;
      return rows;
    }
    const cpuBefore = cpuMsOfThread(pid);
    const [
      {
        'QUERY PLAN': [explained],
      },
    ] = (await client.query(`explain (analyze, serialize text, timing off, format json) ${text}`, values)).rows;
    cpuMs += cpuMsOfThread(pid) - cpuBefore;
    ms += explained['Planning Time'] + explained['Execution Time'];
    return (await client.query(text, values)).rows;
  };
  const tx = { query };
  await foundQuestions(tx, await bankSearch(tx, filter), { sort, limit: 26, after: undefined });
  const { total } = await facetsOf(tx, filter);
  return { ms, cpuMs, found: total };
}

const facetsOf = (tx, filter) => new CountFacets({ run: (work) => work(tx) }).run(filter);

/** Processor time of a process with one thread, from the kernel's scheduler: what waits for the processor is not in it. */
const cpuMsOfThread = (pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

/** As TypeORM gives them: of a change, with their number. */
async function rowsOf(client, text, values) {
  const { command, rows, rowCount } = await client.query(text, values);
  return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
}

/** The limit: the ids of what is found, by the indexes alone, in no order and uncounted. */
async function bareMs(client, filter) {
  const tx = { query: async (text, values) => (await client.query(text, values)).rows };
  const values = new Values();
  const found = isFound(await bankSearch(tx, filter), values);
  const { rows } = await client.query(
    `explain (analyze, serialize text, timing off, format json) select question_id from question_search s where ${found}`,
    values.all,
  );
  const [explained] = rows[0]['QUERY PLAN'];
  return explained['Planning Time'] + explained['Execution Time'];
}

async function plansOf(client, words) {
  const lines = [];
  const query = async (text, values) => {
    if (text.startsWith('explain')) return (await client.query(text, values)).rows;
    const { rows } = await client.query(`explain (analyze, buffers, timing off) ${text}`, values);
    lines.push(...rows.map((row) => row['QUERY PLAN']), '');
    return (await client.query(text, values)).rows;
  };
  const filter = { level: ['mid'], q: words.find((word) => word.length > 5) };
  const search = await bankSearch({ query }, filter);
  await foundQuestions({ query }, search, { sort: 'relevance', limit: 26, after: undefined });
  await facetsOf({ query }, filter);
  await facetsOf({ query }, {});
  return lines.join('\n');
}

function quantiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
