import { beginWith } from './accommodation.js';
import { refused, type Outcome } from './acts.js';
import type { SittingRow } from './facts.js';
import { plans, type ModelPlan } from './plans.js';
import type { Item, Sitting } from './sitting.js';
import { heldOf, type World } from './world.js';

/** How many questions there are to draw from. */
export const bankSize = 10;

/** Why a sitting can't be started. */
export function startRefusal(
  world: World,
  owner: number,
  { plan, now }: { plan: ModelPlan; now: number },
): Outcome | null {
  const attempts = [...world.sittings.values()].filter((s) => s.owner === owner && s.plan.name === plan.name).length;
  if (plan.attempts !== undefined && attempts >= plan.attempts) return refused('template.attempts-used');
  const count = plan.sections.reduce((sum, section) => sum + section.count, 0);
  const left = bankSize - heldOf(world, owner, now).size;
  return left < count ? refused('session.not-enough-questions') : null;
}

/** Takes a sitting that was started into the model. What was drawn is all that the model can't say itself. */
export function begin(world: World, row: SittingRow, { owner, plan }: { owner: number; plan: number }): void {
  const shape = plans[plan]!;
  const startedAt = row.ledger[0]!.at;
  const sectionOf = shape.sections.flatMap(({ count }, index) => Array.from({ length: count }, () => index + 1));
  const questions = row.items.map(({ questionId }) => questionId);
  const held = heldOf(world, owner, startedAt);
  const isWell =
    questions.length === sectionOf.length &&
    new Set(questions).size === questions.length &&
    questions.every((id) => !held.has(id)) &&
    row.items.every(({ section }, index) => section === sectionOf[index]);
  if (!isWell) throw new Error(`It was not drawn by its plan: ${JSON.stringify(row.items)}`);
  const s = newSitting(row, { owner, plan: shape, startedAt });
  beginWith(s, world.granted[owner]!);
  world.sittings.set(row.id, s);
}

function newSitting(
  row: SittingRow,
  { owner, plan, startedAt }: Pick<Sitting, 'owner' | 'plan' | 'startedAt'>,
): Sitting {
  return {
    id: row.id,
    owner,
    plan,
    passed: 0,
    granted: null,
    fuzzMs: 0,
    startedAt,
    state: 'running',
    cause: null,
    leftMs: plan.limitMs,
    since: startedAt,
    ranMs: 0,
    deadlineAt: startedAt + plan.limitMs,
    finishedAt: null,
    pausedBy: null,
    pausedUntil: null,
    breaksTaken: 0,
    creditedMs: 0,
    ranWhenHeardMs: 0,
    opening: 1,
    takenIn: 0,
    score: null,
    maxScore: null,
    ledger: [{ kind: 'started', at: startedAt, amountMs: null, by: 'candidate' }],
    turnedTo: null,
    openSince: null,
    sections: plan.sections.map(({ limitMs }) => ({ limitMs, leftMs: limitMs })),
    items: row.items.map((item) => newItem(item, plan.sections[item.section - 1]!.itemMs)),
    asked: { reviews: 0, counts: 0, itemGrades: 0 },
  };
}

function newItem({ position, questionId, section }: SittingRow['items'][number], limitMs: number | null): Item {
  return {
    position,
    questionId,
    section,
    limitMs,
    leftMs: limitMs,
    usedMs: 0,
    leftAt: null,
    closed: null,
    drafts: {},
    late: {},
    final: null,
    flagged: false,
    spentMs: 0,
    verdict: null,
    score: null,
    review: null,
  };
}
