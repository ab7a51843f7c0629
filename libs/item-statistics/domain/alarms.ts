import { isAboveBeyondChance, isNegativeBeyondChance, type GroupSums } from './discrimination.js';
import { figuresOf, pairSums, type Figures } from './figures.js';
import type { Tally } from './tally.js';

export const alarmKinds = [
  'too-easy',
  'too-hard',
  'negative-discrimination',
  'strong-distractor',
  'too-slow',
  'too-fast',
  'reported',
  'mislabelled',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** From when on an alarm is raised: fewer answers than that are chance. */
export const alarmLimits = {
  facility: { answers: 30, least: 0.15, most: 0.97 },
  discrimination: { pairs: 30 },
  /** Who chose a distractor, and who chose the key, each. */
  distractor: { choosers: 10 },
  /** Median against the estimate. */
  time: { answers: 20, slow: 2, fast: 1 / 3 },
  /** People with an open report. */
  reports: { people: 3 },
} as const;

/** Fewer first answers raise no alarm of any kind. */
export const fewestForAlarms = Math.min(alarmLimits.facility.answers, alarmLimits.time.answers);

/** What of a version's content its figures are held against. */
export interface AskedVersion {
  estimatedSeconds: number;
  /** Of a choice: how many options, and which are right. */
  choice: { options: number; key: readonly string[]; isSingle: boolean } | null;
}

export interface Alarm {
  kind: AlarmKind;
  /** The figures that raised it. */
  details: Record<string, number | string>;
}

/** What is out of bounds in a version's figures. Reports and levels raise theirs elsewhere. */
export function alarmsOf(tally: Tally, version: AskedVersion): Alarm[] {
  const figures = figuresOf(tally);
  return [
    ...facilityAlarms(figures, version),
    ...discriminationAlarms(tally, figures, version),
    ...timeAlarms(figures, version),
  ];
}

function facilityAlarms({ facility, first }: Figures, { choice }: AskedVersion): Alarm[] {
  const { answers, least, most } = alarmLimits.facility;
  if (facility === null || first.answers < answers) return [];
  // Whoever guesses gets this much of a single choice.
  const guessed = choice?.isSingle ? 1 / choice.options : 0;
  const details = { facility, answers: first.answers };
  if (facility >= most) return [{ kind: 'too-easy', details }];
  return facility <= Math.max(least, guessed) ? [{ kind: 'too-hard', details }] : [];
}

function discriminationAlarms(tally: Tally, figures: Figures, { choice }: AskedVersion): Alarm[] {
  const { correlation, pairs } = figures.discrimination;
  if (pairs < alarmLimits.discrimination.pairs) return [];
  const isNegative = correlation !== null && isNegativeBeyondChance(correlation, pairs);
  return [
    ...(isNegative ? [{ kind: 'negative-discrimination' as const, details: { correlation, pairs } }] : []),
    ...(choice ? strongDistractors(tally, figures, choice) : []),
  ];
}

/**
 * A distractor that better candidates choose than those who chose the key (of a single choice) or left it (of several):
 * mostly the key is wrong, or the distractor right.
 */
function strongDistractors(
  tally: Tally,
  { options }: Figures,
  { key, isSingle }: NonNullable<AskedVersion['choice']>,
): Alarm[] {
  const keyed = sumsOf(tally, key[0] ?? '');
  const everybody = pairSums(tally);
  const distractors = options.filter(({ id }) => !key.includes(id));
  const strong = distractors.filter(({ id }) => {
    const choosers = sumsOf(tally, id);
    const others = isSingle ? keyed : less(everybody, choosers);
    const fewest = Math.min(choosers.n, others.n);
    return fewest >= alarmLimits.distractor.choosers && isAboveBeyondChance(choosers, others);
  });
  return strong.slice(0, 1).map(({ id, chosen }) => ({ kind: 'strong-distractor', details: { option: id, chosen } }));
}

const sumsOf = (tally: Tally, option: string): GroupSums => ({
  n: tally.get(`option.n.${option}`) ?? 0,
  r: tally.get(`option.r.${option}`) ?? 0,
  rr: tally.get(`option.rr.${option}`) ?? 0,
});
const less = (a: GroupSums, b: GroupSums): GroupSums => ({ n: a.n - b.n, r: a.r - b.r, rr: a.rr - b.rr });

function timeAlarms({ time }: Figures, { estimatedSeconds }: AskedVersion): Alarm[] {
  const { answers, slow, fast } = alarmLimits.time;
  if (!time || time.answers < answers) return [];
  const ratio = time.medianMs / (estimatedSeconds * 1_000);
  const details = { medianMs: time.medianMs, estimatedSeconds, answers: time.answers };
  if (ratio > slow) return [{ kind: 'too-slow', details }];
  return ratio < fast ? [{ kind: 'too-fast', details }] : [];
}
