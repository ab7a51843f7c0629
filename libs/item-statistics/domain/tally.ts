import { wholeScore, type CountedAnswer } from './counted-answer.js';
import { binOf } from './time-bins.js';

/**
 * What a version's figures are made of: names → whole numbers, none of them 0. Tallies add and subtract exactly, in any
 * order, so that an answer can be taken back and a tally be compared with one that was counted anew.
 */
export type Tally = ReadonlyMap<string, number>;

export const bands = 10;
/** The band of a rest score: the lowest tenth is 0. */
export const bandOf = (rest: number): number => Math.min(bands - 1, Math.floor((rest * bands) / wholeScore));

/** The tally of one answer. All but the `all.` counts are of first answers alone. */
export function tallyOf(answer: CountedAnswer): Tally {
  const counts: [string, number][] = [...basics('all', answer)];
  if (answer.first) {
    counts.push(...basics('first', answer));
    if (!answer.skipped) counts.push(...details(answer));
  }
  return new Map(counts.filter(([, count]) => count !== 0));
}

function basics(of: 'all' | 'first', { skipped, score }: CountedAnswer): [string, number][] {
  if (skipped) return [[`${of}.skipped`, 1]];
  return [
    [`${of}.answers`, 1],
    [`${of}.score`, score],
  ];
}

function details({ score, rest, timeMs, options }: CountedAnswer): [string, number][] {
  const time: [string, number][] = timeMs > 0 ? [[`time.${binOf(timeMs)}`, 1]] : [];
  const chosen = options.map((id): [string, number] => [`option.chosen.${id}`, 1]);
  return rest === null ? [...time, ...chosen] : [...time, ...chosen, ...besideRest(score, rest, options)];
}

function besideRest(score: number, rest: number, options: readonly string[]): [string, number][] {
  return [
    ['pair.n', 1],
    ['pair.x', score],
    ['pair.xx', score * score],
    ['pair.r', rest],
    ['pair.rr', rest * rest],
    ['pair.xr', score * rest],
    [`band.n.${bandOf(rest)}`, 1],
    [`band.x.${bandOf(rest)}`, score],
    ...options.flatMap((id): [string, number][] => [
      [`option.n.${id}`, 1],
      [`option.r.${id}`, rest],
      [`option.rr.${id}`, rest * rest],
    ]),
  ];
}

/** `tally` with `times` times the other one: 1 adds, −1 takes back. */
export function plus(tally: Tally, other: Tally, times = 1): Tally {
  const sum = new Map(tally);
  for (const [name, count] of other) {
    const now = (sum.get(name) ?? 0) + times * count;
    if (now === 0) sum.delete(name);
    else sum.set(name, now);
  }
  return sum;
}

export const tallyOfAll = (answers: readonly CountedAnswer[]): Tally =>
  answers.reduce<Tally>((sum, answer) => plus(sum, tallyOf(answer)), new Map());

export function isSameTally(a: Tally, b: Tally): boolean {
  return a.size === b.size && [...a].every(([name, count]) => b.get(name) === count);
}

/** The counts whose names begin with `prefix`, by the rest of their names. */
export function part(tally: Tally, prefix: string): Map<string, number> {
  const names = [...tally].filter(([name]) => name.startsWith(prefix));
  return new Map(names.map(([name, count]) => [name.slice(prefix.length), count]));
}
