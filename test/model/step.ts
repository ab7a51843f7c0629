import type { AsyncCommand } from 'fast-check';
import { done, ofPart, type Act, type ActOf, type Among, type Deed, type Outcome } from './acts.js';
import { begin, startRefusal } from './begin.js';
import { differences, rowDifferences, viewDifferences } from './compare.js';
import { instantsOf, type SittingRow } from './facts.js';
import { perform, type Performed } from './perform.js';
import { plans } from './plans.js';
import type { Real } from './real.js';
import { boundaries, isOpen, newestOf, settle, type Sitting } from './sitting.js';
import { trueNow } from './skewed-clock.js';
import { applyTo, deliver, type World } from './world.js';

/** What fast-check holds: the world as the model has it, and the tables as they were last read. */
export interface Model {
  world: World;
  rows: Map<string, SittingRow>;
  /** What acts were answered with, so that nobody believes in a test that tries nothing. */
  seen: Set<string>;
}

type Rows = Map<string, SittingRow>;

/** The longest that a candidate's list of sittings grows in one sequence. */
const mostSittings = 6;

/** One act on model and product, and the comparison after it. */
export class Step implements AsyncCommand<Model, Real, false> {
  constructor(private readonly act: Act) {}

  /** What there is no fitting sitting for is seldom done. */
  check({ world }: Readonly<Model>): boolean {
    const { act } = this;
    if (act.kind === 'start') return world.sittings.size < mostSittings;
    const on = act.kind === 'both' ? act.acts[0] : act;
    if (!('sitting' in on)) return true;
    return on.sitting === 0 || [...world.sittings.values()].some((s) => isAmong(s, on.among));
  }

  async run(model: Model, real: Real): Promise<void> {
    const startedAt = trueNow();
    const deed = resolve(model.world, this.act, startedAt);
    const before = trueNow();
    const performed = await perform(real, deed);
    const after = trueNow();
    const rows = await real.facts();
    const moments = momentsOf(model, { deed, performed, rows, window: [before, after] });
    model.world = agree(model, { deed, performed, rows, moments, spanMs: after - before });
    model.rows = rows;
    for (const outcome of performed.outcomes) model.seen.add('refused' in outcome ? outcome.refused : this.act.kind);
    // Where all was refused the tables, which say the same as before, are enough.
    if (performed.outcomes.some((outcome) => 'done' in outcome)) await compareView(model.world, deed, real);
  }

  toString(): string {
    const { kind, ...rest } = this.act;
    return `${kind} ${JSON.stringify(rest)}`;
  }
}

/** What its numbers stand for in this world. */
export function resolve(world: World, act: Act, now: number): Deed {
  const none = { act, sittingId: '', who: 0, position: 0, revision: 0, sent: [], passMs: 0, parts: [] };
  if (act.kind === 'both') {
    const { id } = pick(world, act.acts[0]);
    const parts = act.acts.map((part) =>
      resolve({ ...world, sittings: new Map([[id, world.sittings.get(id)!]]) }, part, now),
    );
    return { ...none, sittingId: id, parts };
  }
  if (!('sitting' in act)) return none;
  const s = pick(world, act);
  const deed = { ...none, sittingId: s.id, who: 'stranger' in act && act.stranger ? 1 - s.owner : s.owner };
  if (act.kind === 'pass') return { ...deed, passMs: passMs(s, act, now) };
  if (!('position' in act)) return deed;
  const position = positionOf(s, act);
  if (act.kind !== 'save') return { ...deed, position };
  const sent = Array.from({ length: act.times }, () => act.answer);
  if (act.otherTab !== null) sent.push(act.otherTab);
  return { ...deed, position, sent, revision: Math.max(1, newestOf(s.items[position - 1]?.drafts ?? {}) + act.step) };
}

function positionOf({ turnedTo }: Sitting, { kind, position }: { kind: Act['kind']; position: number }): number {
  if (position > 0) return position;
  const here = turnedTo ?? 1;
  if (position < 0) return Math.max(1, here - 1);
  return kind === 'open' && turnedTo !== null ? here + 1 : here;
}

function pick({ sittings }: World, { sitting, among }: { sitting: number; among: Among }): Sitting {
  const all = [...sittings.values()];
  const wanted = all.filter((s) => isAmong(s, among));
  const from = wanted.length > 0 ? wanted : all;
  return from[sitting % from.length]!;
}

function isAmong(s: Sitting, among: Among): boolean {
  switch (among) {
    case 'open':
      return isOpen(s);
    case 'ended':
      return !isOpen(s);
    case 'all':
      return true;
    default:
      return s.state === among;
  }
}

/** The nearest that time is passed up to any moment at which something happens, for what is done there takes time, too. */
const distanceMs = 400;

function passMs(given: Sitting, { ms, near }: ActOf<'pass'>, realNow: number): number {
  const s = structuredClone(given);
  const now = realNow + s.passed;
  settle(s, now);
  const ahead = boundaries(s, now);
  let wanted = ms;
  if (near && ahead.length > 0) wanted = Math.round(ahead[near.boundary % ahead.length]! + near.offsetMs - now);
  for (wanted = Math.max(1, wanted); ahead.some((at) => Math.abs(at - now - wanted) < distanceMs);)
    wanted += distanceMs;
  return wanted;
}

interface Happened {
  deed: Deed;
  performed: Performed;
  rows: Rows;
}

/**
 * When it may have happened: where the product has said or written it, then; else at the beginning or at the end, which
 * differ only where something happened by itself between them.
 */
function momentsOf(model: Model, { deed, performed, rows, window }: Happened & { window: [number, number] }): number[] {
  const [before, after] = window;
  const known = new Set([...model.rows.values()].flatMap(instantsOf));
  const row = rows.get(deed.sittingId);
  const fresh = row ? instantsOf(row).filter((at) => at >= before - 1 && at <= after + 1 && !known.has(at)) : [];
  const told = performed.at ?? (fresh.length ? Math.min(...fresh) : null);
  return told === null ? [before, after] : [told, before, after];
}

/** The model's world after it, which is the product's too. @throws where there is no such world */
function agree(model: Model, happened: Happened & { moments: number[]; spanMs: number }): World {
  const { deed, performed, rows, moments, spanMs } = happened;
  let nearest: string[] | undefined;
  for (const moment of moments) {
    for (const order of ordersOf(deed)) {
      const world = structuredClone(model.world);
      blur(world, deed, spanMs);
      const outcomes = applyAll(world, order, { performed, rows, now: moment });
      const found = [
        ...differences(sorted(outcomes), sorted(performed.outcomes), 0, 'answer'),
        ...worldDifferences(world, rows),
      ];
      if (found.length === 0) return world;
      if (!nearest || found.length < nearest.length) nearest = found;
    }
  }
  throw new Error(`${JSON.stringify(deed)}\n  ${nearest!.join('\n  ')}`);
}

/** What reads the clock more than once is not known to the millisecond. */
function blur({ sittings }: World, { act, sittingId }: Deed, spanMs: number): void {
  if (act.kind === 'pulse' || act.kind === 'both') sittings.get(sittingId)!.fuzzMs += spanMs;
  if (act.kind !== 'grant') return;
  for (const s of sittings.values()) if (s.owner === act.owner) s.fuzzMs += spanMs;
}

/** Two tabs at the same moment: either may be first. */
function ordersOf(deed: Deed): Deed[] {
  if (deed.parts.length > 0) return [deed, { ...deed, parts: deed.parts.toReversed() }];
  return deed.sent.length > 1 ? [deed, { ...deed, sent: deed.sent.toReversed() }] : [deed];
}

function applyAll(
  world: World,
  deed: Deed,
  { performed, rows, now }: { performed: Performed; rows: Rows; now: number },
) {
  const { act, parts } = deed;
  if (parts.length > 0) {
    return parts.flatMap((part) => applyTo(world, part, now).map((outcome) => ofPart(part, outcome)));
  }
  if (act.kind === 'work') {
    for (const delivery of performed.deliveries) deliver(world, delivery, now);
    return [done()];
  }
  if (act.kind !== 'start') return applyTo(world, deed, now);
  const refusal = startRefusal(world, act.owner, { plan: plans[act.plan]!, now });
  const fresh = [...rows.values()].find(({ id }) => !world.sittings.has(id));
  if (!refusal && fresh) begin(world, fresh, act);
  return Array.from({ length: act.times }, () => refusal ?? done());
}

const sorted = (outcomes: Outcome[]): string[] => outcomes.map((outcome) => JSON.stringify(outcome)).toSorted();

export function worldDifferences(world: World, rows: Rows): string[] {
  if (world.sittings.size !== rows.size)
    return [`the model has ${world.sittings.size} sittings, the product ${rows.size}`];
  return [...world.sittings.values()].flatMap((s, index) =>
    rowDifferences(s, rows.get(s.id)!).map((text) => `sitting ${index} (${s.plan.name}) ${text}`),
  );
}

async function compareView(world: World, { sittingId }: Deed, real: Real): Promise<void> {
  const s = world.sittings.get(sittingId);
  if (!s) return;
  const before = trueNow();
  const view = await real.view(s.owner, s.id);
  const found = viewDifferences(s, view, view.serverNow.getTime());
  // Something may have happened by itself while it was looked at.
  if (found.length > 0 && viewDifferences(s, view, before).length > 0) throw new Error(`view\n  ${found.join('\n  ')}`);
}
