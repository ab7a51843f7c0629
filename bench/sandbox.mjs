// Claim 3: candidates' programs per second in the sandbox, beside the same programs without one; what a child costs, and
// what endless loops cost the others.
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBare } from './bare-programs/open.mjs';
import { forMs, medianOf, medianRatio, percentiles, saturate, times } from './load.mjs';
import { childrenOf, cpuMsOf, memoryMbOf } from './processes.mjs';
import { loads } from './sandbox-loads.mjs';
import { built } from './world.mjs';

/** One attempt in so many is endless. */
const endlessEvery = 20;
const size = availableParallelism();

/** @returns medians over the rounds of each load; `faults`: every attempt that did not go as it must */
export async function measureSandbox(world, { plan, say }) {
  const { Sandbox } = await built('libs/sandbox/sandbox.js');
  const log = { info: () => undefined, warn: (event, message) => say(`sandbox: ${message} ${JSON.stringify(event)}`) };
  // Once for all: else each sandbox would try it before its first attempt.
  const isolation = await new Sandbox({ log }).check();
  const faults = [];
  const measured = [];
  for (const load of loads) {
    const bench = { load, plan, say, faults, open: () => new Sandbox({ isolation, size, log }) };
    measured.push({ name: load.name, ...(await measureLoad(world, bench)) });
  }
  return { isolation, size, loads: measured, faults };
}

/** The last sandbox that was opened for its first attempt is the one whose rates are measured. */
async function measureLoad(world, bench) {
  const firsts = [];
  for (;;) {
    const sandbox = bench.open();
    try {
      firsts.push(await measureFirst(sandbox, bench));
      if (firsts.length < bench.plan.boots) continue;
      const first = medianOf(firsts);
      bench.say(`sandbox: ${bench.load.name}, first attempt after ${Math.round(first.firstMs)} ms`);
      return { ...first, ...(await measureRates(world, sandbox, bench)) };
    } finally {
      await sandbox.close();
    }
  }
}

/** Of a sandbox that has run nothing: how long its first attempt takes, and what a child holds that waits. */
async function measureFirst(sandbox, { load, faults }) {
  const startedAt = performance.now();
  await checked({ load, faults, run: () => load.run(sandbox) })();
  const firstMs = performance.now() - startedAt;
  await spareIsThere(sandbox, load.engine);
  // The spare one: it has run nothing, so it holds less than the other.
  const idleMb = Math.min(...childrenOf(scriptOf(load)).map((pid) => memoryMbOf(pid, 'VmRSS')));
  return { firstMs, idleMb };
}

async function measureRates(world, sandbox, bench) {
  const { load, plan, say } = bench;
  const bare = await openBare(world, load, size);
  try {
    const ours = { name: 'sandbox', pids: () => childrenOf(scriptOf(load)), run: () => load.run(sandbox) };
    const limit = bare && { name: bare.name, pids: () => bare.pids, run: bare.run };
    const sides = [ours, limit].filter(Boolean).map((side) => ({ ...side, results: [] }));
    for (const side of sides) await saturate(size, times(plan.sandboxWarmUp), checked({ ...bench, ...side }));
    for (let round = 0; round < plan.sandboxRounds; round += 1) {
      for (const side of sides) side.results.push(await measureRound(bench, side));
      const rates = sides.map(({ name, results }) => `${name} ${Math.round(results[round].perSecond)}/s`);
      say(`sandbox: ${load.name}, round ${round + 1} of ${plan.sandboxRounds}, ${rates.join(', ')}`);
    }
    const peakMb = Math.max(...ours.pids().map((pid) => memoryMbOf(pid, 'VmHWM')));
    const besideEndless = await measureBesideEndless(sandbox, bench);
    const [rates, bareRates] = sides.map(({ results }) => results.map(({ perSecond }) => perSecond));
    return {
      ours: medianOf(sides[0].results),
      peakMb,
      besideEndless,
      ...(bare && {
        bare: { name: bare.name, ...medianOf(sides[1].results) },
        ofBare: medianRatio(rates, bareRates),
      }),
    };
  } finally {
    await bare?.close();
  }
}

async function measureRound(bench, side) {
  const before = new Map(side.pids().map((pid) => [pid, cpuMsOf(pid)]));
  const work = checked({ ...bench, ...side });
  const { count, perSecond, p50, p95, p99 } = await saturate(size, forMs(bench.plan.sandboxRoundMs), work);
  const used = side.pids().map((pid) => cpuMsOf(pid) - (before.get(pid) ?? 0));
  return { perSecond, p50, p95, p99, cpuMs: used.reduce((sum, ms) => sum + ms, 0) / count };
}

/** @returns rate and times of the attempts that are not endless */
async function measureBesideEndless(sandbox, { load, plan, say, faults }) {
  const run = checked({ load, faults, run: () => load.run(sandbox) });
  const runEndless = checked({ load, faults, run: () => load.runEndless(sandbox) });
  const took = [];
  let sent = 0;
  const { count, perSecond } = await saturate(size, times(plan.besideEndless), async () => {
    sent += 1;
    if (sent % endlessEvery === endlessEvery / 2) return runEndless();
    const sentAt = performance.now();
    await run();
    took.push(performance.now() - sentAt);
  });
  const figures = { perSecond: (perSecond * took.length) / count, ...percentiles(took) };
  say(`sandbox: ${load.name}, ${Math.round(figures.perSecond)}/s beside endless loops`);
  return figures;
}

/** A run whose fault is noted. */
const checked =
  ({ load, name = 'sandbox', faults, run }) =>
  async (connection) => {
    const fault = await run(connection);
    if (fault !== undefined) faults.push(`${load.name} (${name}): ${fault.slice(0, 300)}`);
  };

const scriptOf = ({ engine }) => `sandbox/${engine}/runner.js`;

async function spareIsThere(sandbox, engine) {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(20)) {
    if ((sandbox.stats()[engine]?.idle ?? 0) > 1) return;
  }
  throw new Error(`no spare child of the sandbox (${engine}) after a minute`);
}
