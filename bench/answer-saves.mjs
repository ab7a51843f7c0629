// Claim 1: saved answers per second, beside a bare server that runs the same SQL, and with few and many answers stored.
import { connect, startSittings } from './candidates.mjs';
import { cpuMsOf } from './processes.mjs';
import { fillDrafts, fullScans, refillDrafts } from './fill.mjs';
import { forMs, medianOf, medianRatio, saturate, send } from './load.mjs';

/** @returns medians over the rounds of each server, and the tables that were read from end to end */
export async function measureAnswerSaves(world, { people, topics, responses, plan, say }) {
  const { database, connections, rounds, roundMs, warmUpMs, few, many } = plan;
  const [small, large] = [`${database}_few`, `${database}_many`];
  await world.createDatabase(small, database);
  const first = await world.start('api', small);
  const sittings = await startSittings(first.port, people, { topics, count: 20 });
  await first.stop();
  await world.createDatabase(large, small);
  say(`answers: storing ${few} and ${many} answers`);
  await fillDrafts(world, small, few);
  await fillDrafts(world, large, many);

  const targets = [
    { name: 'bare', database: small, ...(await world.start('bare-answers.mjs', small)) },
    { name: 'few', database: small, ...(await world.start('api', small)) },
    { name: 'many', database: large, ...(await world.start('api', large)) },
  ].map((target) => ({ ...target, save: saver(target, { sittings, responses, connections }), results: [] }));

  for (const { save } of targets) await saturate(connections, forMs(warmUpMs), save);
  const before = await fullScans(world, large);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      if (target.database === small) await refillDrafts(world, small, few);
      const cpuBefore = cpuMsOf(target.child.pid);
      const { count, perSecond, p50, p95 } = await saturate(connections, forMs(roundMs), target.save);
      const cpuMs = (cpuMsOf(target.child.pid) - cpuBefore) / count;
      target.results.push({ perSecond, p50, p95, cpuMs });
    }
    say(
      `answers: round ${round + 1} of ${rounds}, ${targets.map(({ name, results }) => `${name} ${Math.round(results[round].perSecond)}/s`).join(', ')}`,
    );
  }
  const scanned = await fullScans(world, large, before);
  for (const target of targets) await target.stop();
  const [bare, ours, full] = targets.map(({ results }) => results.map(({ perSecond }) => perSecond));
  return {
    ...Object.fromEntries(targets.map(({ name, results }) => [name, medianOf(results)])),
    ofLimit: medianRatio(ours, bare),
    ofFew: medianRatio(full, ours),
    scanned,
  };
}

/** Each connection walks through sittings of its own, as a candidate's browser does. */
function saver({ port }, { sittings, responses, connections }) {
  const { agent, base, headers } = connect(port, connections);
  const startedAt = Date.now();
  const places = sittings.map(({ id, person, items }) => items.map((item) => ({ ...item, id, person })));
  const walks = Array.from({ length: connections }, (_, connection) => ({
    places: places.filter((_places, index) => index % connections === connection).flat(),
    step: 0,
  }));
  return async (connection) => {
    const walk = walks[connection];
    const { id, person, position, questionId } = walk.places[walk.step % walk.places.length];
    // One count for all servers: they save into the same sittings, and the highest revision counts.
    const body = {
      response: responses.get(questionId),
      revision: nextRevision(),
      timeSpentMs: Date.now() - startedAt + 1,
    };
    walk.step += 1;
    const path = `/api/v1/quiz-sessions/${id}/items/${position}/answer`;
    const reply = await send(agent, base, {
      method: 'PUT',
      path,
      headers: { ...headers, cookie: person.cookie, 'x-person': person.id },
      body,
    });
    if (reply.body.conflict || reply.body.revision !== body.revision) throw new Error(`${path}: not saved`);
  };
}

let lastRevision = 1;
const nextRevision = () => (lastRevision += 1);
