// Claim: a fit of 10,000 reviews through the product costs little more than the library alone on the same reviews.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, signUpPeople } from './candidates.mjs';
import { ask, median, medianRatio, send } from './load.mjs';
import { cpuMsOf } from './processes.mjs';
import { built } from './world.mjs';

const idleMs = 2_000;

/** @returns medians over the rounds, per fit, and the medians of the rounds' ratios */
export async function measureFits(world, { plan, say }) {
  const { usable, perRound, rounds } = plan.fits;
  const database = `${plan.database}_fits`;
  await world.createDatabase(database);
  const api = await world.start('api', database);
  const [person] = await signUpPeople(api.port, 1);
  await study(world, database, person.id, usable);
  const worker = await world.start('worker', database);
  const bare = await world.start('bare-fits.mjs', database, { PERSON_ID: person.id });
  const fit = fitter(api, person);
  const cpuOfWorker = () => cpuMsOf(worker.child.pid);
  const measured = { ours: [], bare: [], waiting: [] };
  let reviews = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const waited = await perFit(1, cpuOfWorker, () => sleep(idleMs));
    const ours = await perFit(perRound, cpuOfWorker, async () => {
      const { state, figures } = await fit();
      if (!figures?.after) throw new Error(`A fit ended as ${state}.`);
      reviews = figures.usable;
    });
    // What a worker takes while it waits for work is no cost of a fit.
    ours.cpuMs -= (ours.wallMs * waited.cpuMs) / waited.wallMs;
    const byItself = () => ask(bare, { times: perRound });
    const limits = await byItself();
    const figures = { ours, bare: limits.eager, waiting: limits.asDocumented };
    say(`fits: round ${round} of ${rounds}, ${JSON.stringify(figures)}`);
    // The first warms everything up, and is the one that is better and has the cards folded anew.
    if (round > 0) for (const [side, figure] of Object.entries(figures)) measured[side].push(figure);
  }
  for (const part of [bare, worker, api]) await part.stop();
  return { reviews, ...reckon(measured) };
}

function reckon({ ours, bare, waiting }) {
  const of = (side, name) => side.map((figure) => figure[name]);
  const medians = (side) => ({ wallMs: median(of(side, 'wallMs')), cpuMs: median(of(side, 'cpuMs')) });
  const ratios = (limit) => ({
    wall: medianRatio(of(ours, 'wallMs'), of(limit, 'wallMs')),
    cpu: medianRatio(of(ours, 'cpuMs'), of(limit, 'cpuMs')),
  });
  return {
    ours: medians(ours),
    bare: { ...medians(bare), ratios: ratios(bare) },
    waiting: { ...medians(waiting), ratios: ratios(waiting) },
  };
}

/** Somebody who forgets otherwise than most, with so many usable reviews. */
async function study(world, database, personId, usable) {
  const { quickForgetter, simulateStudy } = await built('libs/testing/simulated-study.js');
  const { insertHistory } = await built('libs/testing/study-history.js');
  const cards = simulateStudy({ seed: 1, usable, memory: quickForgetter });
  await insertHistory((sql, values) => world.query(database, sql, values), personId, cards);
  await world.query(database, 'vacuum analyze');
}

/** Asks for a fit and waits until it is over. */
function fitter({ port }, { cookie }) {
  const { agent, base, headers: common } = connect(port);
  const headers = { ...common, cookie };
  return async () => {
    const { body } = await send(agent, base, { method: 'POST', path: '/api/v1/me/fits', headers });
    const path = `/api/v1/me/fits/${body.id}?waitMs=20000`;
    return (await send(agent, base, { path, headers })).body;
  };
}

async function perFit(times, cpuMs, work) {
  const [startedAt, cpuBefore] = [performance.now(), cpuMs()];
  for (let time = 0; time < times; time += 1) await work();
  return { wallMs: (performance.now() - startedAt) / times, cpuMs: (cpuMs() - cpuBefore) / times };
}
