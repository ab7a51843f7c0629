import type { Tx } from '@app/database/tx.js';
import {
  drawPlan,
  type DrawnItem,
  type Met,
  type RulePool,
  type Shortfall,
} from '@app/interview-template/domain/draw.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import { shortfallFaults } from '@app/interview-template/domain/template.js';
import { rulePools } from '@app/interview-template/rule-pools.js';
import { AppError, type Fault } from '@app/kernel/app-error.js';
import { sightingsOf } from '../store/answers.store.js';
import { heldQuestions } from '../store/items.store.js';
import type { ReviewMemory } from './review-memory.js';

interface Draw {
  personId: string;
  plan: Plan;
  seed: string;
  now: Date;
  memory: ReviewMemory;
}

/**
 * Draws the questions of a sitting for a candidate; none that another running sitting of theirs asks.
 * @throws AppError session.not-enough-questions, question.being-asked
 */
export async function drawItems(tx: Tx, { personId, plan, seed, now, memory }: Draw): Promise<DrawnItem[]> {
  const pools = await rulePools(tx, plan);
  const shuffled = new Set(plan.sections.flatMap((section, index) => (section.shuffled ? [index + 1] : [])));
  const drawn = drawPlan({
    pools,
    shuffled,
    met: await metBefore(tx, personId, pools, memory),
    exclude: new Set(await heldQuestions(tx, personId)),
    seed,
    now,
  });
  if ('items' in drawn) return drawn.items;
  throw refusalOf(plan, drawn.shortfalls);
}

/** In mocks and in reviews. */
async function metBefore(
  tx: Tx,
  personId: string,
  pools: readonly RulePool[],
  memory: ReviewMemory,
): Promise<Map<string, Met>> {
  const ids = [...new Set(pools.flatMap(({ candidates }) => candidates.map(({ questionId }) => questionId)))];
  const sightings = await sightingsOf(tx, personId, ids);
  const met = new Map<string, Met>([...sightings].map(([id, lastSeenAt]) => [id, { lastSeenAt, dueAt: null }]));
  for (const { questionId, dueAt, lastReviewAt } of await memory.of(tx, personId, ids)) {
    const seen = met.get(questionId)?.lastSeenAt ?? null;
    met.set(questionId, { lastSeenAt: later(seen, lastReviewAt), dueAt });
  }
  return met;
}

const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

function refusalOf(plan: Plan, shortfalls: readonly Shortfall[]): AppError {
  const faults = [...shortfallFaults(plan, shortfalls), ...shortfalls.flatMap(beingAskedFault)];
  if (shortfalls.some(({ beingAsked }) => beingAsked.length > 0))
    return new AppError(
      'question.being-asked',
      'Another running sitting of yours asks some of these questions.',
      faults,
    );
  const { wanted, available } = shortfalls[0]!;
  const detail =
    shortfalls.length === 1
      ? `The bank has ${available} questions of this choice, ${wanted} were asked for.`
      : `The bank cannot fill ${shortfalls.length} rules of this interview.`;
  return new AppError('session.not-enough-questions', detail, faults, { available });
}

function beingAskedFault({ section, rule, beingAsked }: Shortfall): Fault[] {
  const pointer = `/plan/sections/${section - 1}/rules/${rule - 1}/questions`;
  return beingAsked.length > 0 ? [{ pointer, message: 'are asked in another running sitting' }] : [];
}
