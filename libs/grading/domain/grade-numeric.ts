import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Marks } from './marks.js';

/** Units in the last place that two ways to the same number may differ by. */
const ulps = 4;

/** Right within the tolerance or inside the range, bounds included. */
export function gradeNumeric({ key }: ContentOf<'numeric'>, number: number): Marks {
  const right = 'min' in key ? number >= key.min && number <= key.max : isNear(number, key);
  return { score: right ? 1 : 0 };
}

type Target = Extract<ContentOf<'numeric'>['key'], { value: number }>;

/** Binary fractions make 3.2 − 3.15 a little more than 0.05: the few ulps keep decimal bounds inclusive. */
function isNear(number: number, { value, tolerance }: Target): boolean {
  const rounding = ulps * Number.EPSILON * Math.max(Math.abs(number), Math.abs(value));
  return Math.abs(number - value) <= allowance(value, tolerance) + rounding;
}

function allowance(value: number, tolerance: Target['tolerance']): number {
  if (tolerance === undefined) return 0;
  return 'absolute' in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(value);
}
