import type { Debrief } from '../../shapes.js';

type Told = Debrief['told'];

const parts = {
  score: 'the score',
  key: 'the right answers',
  explanation: 'the explanations',
  median: 'other people’s times',
};

/** When the next part of what is held back is told; null where nothing is to come. */
export function nextTelling(told: Told): string | null {
  const coming = Object.values(told).flatMap(({ now, from }) => (now || from === null ? [] : [from]));
  return coming.toSorted()[0] ?? null;
}

/** What is held back, by when it is told (null: never), in words: `the score and the right answers`. */
export function untoldParts(told: Told): { from: string | null; what: string }[] {
  const byTime = new Map<string | null, string[]>();
  for (const [part, name] of Object.entries(parts)) {
    const { now, from } = told[part as keyof Told];
    if (!now) byTime.set(from, [...(byTime.get(from) ?? []), name]);
  }
  return [...byTime].map(([from, names]) => ({ from, what: joined(names) }));
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(names: readonly string[]): string {
  const [last = '', ...rest] = names.toReversed();
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`;
}
