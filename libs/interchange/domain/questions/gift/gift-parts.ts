import type { GiftReading } from './gift-reading.js';
import { bareSigns, trimmed, unescape, type Span } from './gift-signs.js';

export interface GiftTitle {
  text: string;
  /** Where the rest begins; `undefined`: it has no end. */
  end?: number;
}

/** `::title::` at the begin of a block. */
export function titleOf(text: string): GiftTitle | undefined {
  const signs = bareSigns(text, '::');
  const first = signs.next().value;
  if (!first || text.slice(0, first.at).trim() !== '') return undefined;
  const last = signs.next().value;
  if (!last) return { text: '' };
  return { text: unescape(text.slice(first.at + 2, last.at)).trim(), end: last.at + 2 };
}

/** The parts of a question. */
interface GiftParts {
  prompt: Span;
  /** Between the braces, without the general feedback. */
  body: Span;
  general?: Span;
}

/** Takes a question apart; `undefined` without a fault: it has no answers, and only describes. */
export function partsOf(reading: GiftReading, span: Span): GiftParts | undefined {
  const { text } = span;
  const [open, close, other] = [...bareSigns(text, '{}')];
  if (!open) return undefined;
  const fault = (at: number, message: string) => {
    reading.fault({ text: '', at: span.at + at }, message);
  };
  if (open.sign === '}') fault(open.at, 'a “}” without “{” (a blank line ends a question)');
  else if (!close) fault(open.at, 'a “{” without “}” (a blank line ends a question)');
  else if (close.sign === '{') fault(close.at, 'a “{” within the answers (in a text it is written as \\{)');
  else if (other) fault(other.at, `a second “${other.sign}” (in a text it is written as \\${other.sign})`);
  if (!close || reading.isFaulty) return undefined;
  const prompt = withGap(text.slice(0, open.at), text.slice(close.at + 1));
  const inner = trimmed({ text: text.slice(open.at + 1, close.at), at: span.at + open.at + 1 });
  return { prompt: trimmed({ text: prompt, at: span.at }), ...withoutGeneral(inner) };
}

/** What is after the answers makes them a missing word. In Markdown a line of underscores alone would be a rule. */
function withGap(before: string, after: string): string {
  if (after.trim() === '') return before;
  const isMarkdown = before.trimStart().startsWith('[markdown]');
  return before + (isMarkdown ? String.raw`\_\_\_\_\_` : '_____') + after;
}

/** The last "####" begins the general feedback. */
function withoutGeneral(inner: Span): Pick<GiftParts, 'body' | 'general'> {
  let last = -1;
  let run = 0;
  let next = -1;
  for (const { at } of bareSigns(inner.text, '#')) {
    run = at === next ? run + 1 : 1;
    next = at + 1;
    if (run >= 4) last = at - 3;
  }
  if (last === -1) return { body: inner };
  const general = trimmed({ text: inner.text.slice(last + 4), at: inner.at + last + 4 });
  return { body: trimmed({ text: inner.text.slice(0, last), at: inner.at }), general };
}
