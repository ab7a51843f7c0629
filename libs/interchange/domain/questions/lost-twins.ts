import { short } from './told.js';

/** Why a format that knows partners by their texts alone can't have these. */
export const allAlike = (right: readonly { text: string }[]): string | undefined =>
  right.every(({ text }) => text === right[0]?.text) ? 'all texts on the right are the same' : undefined;

/** Where a format knows partners by their texts alone, two that read the same become one: what was wrong is right then. */
export function lostTwins(right: readonly { text: string }[]): string[] {
  const texts = right.map(({ text }) => text);
  const twins = texts.filter((text, index) => texts.indexOf(text) !== index);
  return [...new Set(twins)].map((text) => `the same text on the right twice: ${short(text)}`);
}
