import { AppError, type Fault } from '@app/kernel/app-error.js';
import type { Tx } from '@app/database/tx.js';
import { schemaFaults } from '@app/question-bank/domain/schema-faults.js';
import { drawPlan, type Draw, type DrawnItem } from './domain/draw.js';
import { planSchema, type Plan } from './domain/plan.js';
import { namesIn, shortfallFaults } from './domain/template.js';
import { knownNames } from './pools.store.js';
import { rulePools } from './rule-pools.js';

/** The plan of a request body's `/plan`, its defaults filled in. @throws AppError template.invalid-plan with every fault */
export function checkedPlan(document: unknown): Plan {
  const parsed = planSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw invalidPlan(
    schemaFaults(parsed.error).map(({ pointer, message }) => ({ pointer: `/plan${pointer}`, message })),
  );
}

/** @throws AppError template.invalid-plan where a topic is not of the taxonomy, or a question not in the bank */
export async function refuseUnknownNames(tx: Tx, plan: Plan): Promise<void> {
  const names = namesIn(plan);
  const known = await knownNames(tx, names);
  const faults = names.flatMap(({ kind, name, pointer }) =>
    known.has(`${kind} ${name}`)
      ? []
      : [{ pointer, message: `${name} is no ${kind === 'topics' ? 'topic' : 'question'}` }],
  );
  if (faults.length) throw invalidPlan(faults);
}

/**
 * Draws a plan as for somebody who has met nothing yet.
 * @throws AppError session.not-enough-questions naming every rule that the bank can't fill
 */
export async function drawAfresh(tx: Tx, plan: Plan, { seed, now }: Pick<Draw, 'seed' | 'now'>): Promise<DrawnItem[]> {
  const shuffled = new Set(plan.sections.flatMap((section, index) => (section.shuffled ? [index + 1] : [])));
  const pools = await rulePools(tx, plan);
  const drawn = drawPlan({ pools, shuffled, met: new Map(), exclude: new Set(), seed, now });
  if ('items' in drawn) return drawn.items;
  const faults = shortfallFaults(plan, drawn.shortfalls);
  throw new AppError('session.not-enough-questions', 'The bank has too few questions for this interview.', faults);
}

const invalidPlan = (faults: readonly Fault[]) => new AppError('template.invalid-plan', undefined, faults);
