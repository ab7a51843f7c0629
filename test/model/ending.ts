import { invariants, leftByLedger } from './invariants.js';
import type { Real } from './real.js';
import { isOpen } from './sitting.js';
import { Step, type Model } from './step.js';

const week = 7 * 86_400_000;
const work = { kind: 'work' as const, again: false, times: 2, atOnce: true, skewMinutes: 10 };

/** Ends all sittings, does all work, each job twice, and looks whether everything holds that must then hold. */
export async function endAll(model: Model, real: Real): Promise<void> {
  const on = (sitting: number) => ({ sitting, among: 'all' as const, times: 2, stranger: false });
  const open = () => [...model.world.sittings.values()].flatMap((s, index) => (isOpen(s) ? [index] : []));
  for (const sitting of open().filter((index) => index % 2 === 1))
    await new Step({ kind: 'pass', ...on(sitting), ms: 2 * week, near: null }).run(model, real);
  await new Step({ kind: 'sweep', skewMinutes: -10 }).run(model, real);
  for (const sitting of open()) await new Step({ kind: 'finish', ...on(sitting) }).run(model, real);
  await new Step({ ...work, picks: [] }).run(model, real);
  // Of the deadlines that were other ones once.
  const left = (await real.jobs()).filter((job) => !job.done);
  if (left.length > 0) await new Step({ ...work, picks: left.map((_, index) => index) }).run(model, real);
  await checkInvariants(model, real);
}

async function checkInvariants({ world }: Model, real: Real): Promise<void> {
  const personIds = real.candidates.map(({ personId }) => personId);
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(invariants)) {
    const rows = await real.house.query(sql, [personIds]);
    if (rows.length > 0) broken.push(`${rule}: ${rows.length}`);
  }
  const left = await real.house.query<{ id: string; leftMs: number }>(leftByLedger, [personIds]);
  for (const { id, leftMs } of left) {
    const s = world.sittings.get(id)!;
    if (Math.abs(s.leftMs - leftMs) > 3 + s.fuzzMs) broken.push(`the ledger leaves ${leftMs}, the model ${s.leftMs}`);
  }
  if (broken.length > 0) throw new Error(`Broken at the end\n  ${broken.join('\n  ')}`);
}
