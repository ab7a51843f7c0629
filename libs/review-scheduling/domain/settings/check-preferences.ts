import type { Fault } from '@app/kernel/app-error.js';
import { leechActions, type StudyPreferences } from './study-settings.js';

/** What each number may be; both ends included. Minutes of a step stay under a day: whole days are FSRS's to give. */
export const preferenceLimits = {
  newPerDay: { min: 0, max: 1_000 },
  reviewsPerDay: { min: 0, max: 10_000 },
  maximumDays: { min: 1, max: 36_500 },
  leechThreshold: { min: 1, max: 100 },
  stepMinutes: { min: 1, max: 1_439 },
  steps: { min: 0, max: 10 },
  weekdayPercent: { min: 0, max: 100 },
} as const;

type Limits = (typeof preferenceLimits)[keyof typeof preferenceLimits];
type Given = { [K in keyof StudyPreferences]?: StudyPreferences[K] | undefined };

const isWithin = (value: number, { min, max }: Limits) => Number.isInteger(value) && value >= min && value <= max;
const range = ({ min, max }: Limits) => `from ${min} to ${max}`;

/** What is wrong with new study settings; those that are left out are not looked at. */
export function checkPreferences(given: Given): Fault[] {
  const { easyWeekdays, leechAction } = given;
  const numbers = (['newPerDay', 'reviewsPerDay', 'maximumDays', 'leechThreshold'] as const).flatMap((name) =>
    numberFaults(name, given[name]),
  );
  const steps = (['learningSteps', 'relearningSteps'] as const).flatMap((name) => stepFaults(name, given[name]));
  const action =
    leechAction === undefined || leechActions.includes(leechAction)
      ? []
      : [{ pointer: '/leechAction', message: `must be one of ${leechActions.join(', ')}` }];
  return [...numbers, ...steps, ...(easyWeekdays ? weekdayFaults(easyWeekdays) : []), ...action];
}

function numberFaults(
  name: 'newPerDay' | 'reviewsPerDay' | 'maximumDays' | 'leechThreshold',
  value: number | undefined,
): Fault[] {
  if (value === undefined || isWithin(value, preferenceLimits[name])) return [];
  return [{ pointer: `/${name}`, message: `must be a whole number ${range(preferenceLimits[name])}` }];
}

/** As Anki has it, steps need not grow: a long one may come before a short one. */
function stepFaults(name: string, steps: readonly number[] | undefined): Fault[] {
  if (steps === undefined) return [];
  if (!isWithin(steps.length, preferenceLimits.steps)) {
    return [{ pointer: `/${name}`, message: `must have at most ${preferenceLimits.steps.max} steps` }];
  }
  return steps.flatMap((minutes, index) =>
    isWithin(minutes, preferenceLimits.stepMinutes)
      ? []
      : [{ pointer: `/${name}/${index}`, message: `must be whole minutes ${range(preferenceLimits.stepMinutes)}` }],
  );
}

/** Cards need somewhere to go: one common day at the least. */
function weekdayFaults(percents: readonly number[]): Fault[] {
  const pointer = '/easyWeekdays';
  if (percents.length !== 7) return [{ pointer, message: 'must have seven numbers, Monday first' }];
  const faults = percents.flatMap((percent, index) =>
    isWithin(percent, preferenceLimits.weekdayPercent)
      ? []
      : [{ pointer: `${pointer}/${index}`, message: `must be a percentage ${range(preferenceLimits.weekdayPercent)}` }],
  );
  if (faults.length > 0 || percents.includes(100)) return faults;
  return [{ pointer, message: 'must leave one day at 100: the others are measured by it' }];
}
