import type { Wire } from '@app/kernel/signature.js';

/** A value on one line where it fits, else one line an item. */
export function valueText(value: Wire | undefined): string {
  if (value === undefined) return '';
  const line = lineOf(value);
  if (line.length <= 72 || typeof value !== 'object' || value === null) return line;
  if (Array.isArray(value)) return `[\n${value.map((item) => `  ${lineOf(item)}`).join(',\n')}\n]`;
  const entries = Object.entries(value).map(([key, item]) => `  ${JSON.stringify(key)}: ${lineOf(item)}`);
  return `{\n${entries.join(',\n')}\n}`;
}

/** JSON with a space behind commas and colons. */
function lineOf(value: Wire): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${lineOf(item)}`)
    .join(', ')}}`;
}

/** A text cut in three: what is alike before, what differs, what is alike behind. */
export interface Cut {
  before: string;
  differs: string;
  behind: string;
}

/** Where two texts part and meet again. */
export function differenceOf(one: string, other: string): [Cut, Cut] {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = (text: string): Cut => ({
    before: text.slice(0, start),
    differs: text.slice(start, text.length - end),
    behind: text.slice(text.length - end),
  });
  return [cut(one), cut(other)];
}

/** Most of a long value that is shown at first, in characters. */
export const shortLength = 900;
const context = 200;

/** A long text around where it differs. */
export function shortened({ before, differs, behind }: Cut): Cut {
  const lead = before.length > context && before.length + differs.length > shortLength;
  const from = lead ? before.length - context : 0;
  const room = Math.max(0, shortLength - (before.length - from));
  const middle = differs.length > room ? `${differs.slice(0, room)}…` : differs;
  const rest = Math.max(0, room - differs.length);
  return {
    before: lead ? `…${before.slice(from)}` : before,
    differs: middle,
    behind: behind.length > rest ? `${behind.slice(0, rest)}${middle.endsWith('…') ? '' : '…'}` : behind,
  };
}
