// The queue of the day among the cards of many people: what the product's own statement costs the database.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fillCards } from './fill-cards.mjs';
import { built } from './world.mjs';

const { queueOfDay } = await built('libs/review-scheduling/queue/queue.store.js');

const dayMs = 86_400_000;
const limits = { newPerDay: 10, reviewsPerDay: 200, extraNew: 0, extraReviews: 0 };
const pageSize = 20;

/** Times by the server's own clock, planning included, with what it takes to write the rows out; in milliseconds. */
export async function measureDueQueue(world, { plan, say }) {
  const database = `${plan.database}_due`;
  await world.createDatabase(database);
  await fillCards(world, database, { ...plan.due, say });
  const client = await world.client(database);
  const { rows } = await client.query(`select id from people where email like 'due-%' order by md5(id::text)`);
  const day = studyDay();
  const read = (query, personId) => queueOfDay(asTx(query), personId, { day, now: new Date(), limits, pageSize });
  const explain = async (options, { name }, values) => {
    const literals = values.map((value) => client.escapeLiteral(value.toISOString?.() ?? String(value)));
    const { rows: lines } = await client.query(
      `explain (analyze, serialize text, timing off, ${options}) execute "${name}" (${literals})`,
    );
    return lines.map((line) => line['QUERY PLAN']);
  };
  // As the product has it: planned once by the connection, whatever the values.
  await client.query('set plan_cache_mode = force_generic_plan');
  await read((statement) => client.query(statement), rows[0].id);
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows;
  const [times, planning, cpuTimes] = [[], [], []];
  for (let round = 0; round < plan.due.reads; round += 1) {
    await read(
      async ({ values, ...statement }) => {
        const before = cpuMsOfThread(pid);
        const [[found]] = await explain('format json', statement, values);
        cpuTimes.push(cpuMsOfThread(pid) - before);
        times.push(found['Planning Time'] + found['Execution Time']);
        planning.push(found['Planning Time']);
        return noRows;
      },
      rows[round % rows.length].id,
    );
  }
  let text;
  await read(async ({ values, ...statement }) => {
    text = (await explain('buffers', statement, values)).join('\n');
    return noRows;
  }, rows[0].id);
  const bare = await measureBare(client, rows, plan.due.reads);
  const due = await dueOf(client);
  return {
    ...plan.due,
    ours: quantiles(times),
    planning: quantiles(planning),
    cpu: quantiles(cpuTimes),
    bare,
    due,
    plan: text,
    busy: loadavg()[0] / cpus().length,
  };
}

/** The rows do not matter here: one with counts alone. */
const noRows = { rows: [{ cardId: null }] };

/** What a store wants of a transaction, whose prepared statement goes elsewhere. */
const asTx = (query) => ({
  queryRunner: {
    connect: async () => ({ query: async (sent) => (typeof sent === 'string' ? undefined : query(sent)) }),
  },
});

function studyDay() {
  const beginsAt = new Date(Math.floor(Date.now() / dayMs) * dayMs);
  return { on: beginsAt.toISOString().slice(0, 10), beginsAt, endsAt: new Date(beginsAt.getTime() + dayMs) };
}

/** Processor time of a process with one thread, from the kernel's scheduler: what waits for the processor is not in it. */
const cpuMsOfThread = (pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

/** The limit: the ids of what is due, by the index alone, in no order and with no question. */
async function measureBare(client, people, reads) {
  const times = [];
  for (let round = 0; round < reads; round += 1) {
    const { rows } = await client.query(
      `explain (analyze, serialize text, timing off, format json)
       select id from cards where person_id = $1 and suspended_at is null and state <> 'new' and due_at < $2`,
      [people[round % people.length].id, new Date(Math.ceil(Date.now() / dayMs) * dayMs)],
    );
    const [found] = rows[0]['QUERY PLAN'];
    times.push(found['Planning Time'] + found['Execution Time']);
  }
  return quantiles(times);
}

/** How many cards are due, of half of the people and of nearly all. */
async function dueOf(client) {
  const { rows } = await client.query(
    `select percentile_disc(0.5) within group (order by count) as half,
            percentile_disc(0.95) within group (order by count) as most
       from (select count(*)::int as count from cards
              where state <> 'new' and due_at < date_trunc('day', clock_timestamp(), 'UTC') + interval '1 day'
              group by person_id) as of_person`,
  );
  return rows[0];
}

function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
