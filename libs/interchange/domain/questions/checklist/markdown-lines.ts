/** A line of Markdown, by what a checklist is made of (GFM, "Task list items"; CommonMark, "ATX headings"). */
export type MarkdownLine = { number: number; indent: number; text: string } & (
  | { kind: 'blank' | 'text' }
  | { kind: 'heading'; level: number; title: string }
  | { kind: 'item'; isTicked: boolean; question: string }
);

const heading = /^(#{1,6})[ \t]+(\S.*)$/;
const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(\S.*)$/;
const link = /!?\[([^[\]]{1,200})\]\([^()]{0,1000}\)/g;
const tabStop = 4;

/** What a line is by itself, from 1; in code it may be something else. */
export function markdownLine(raw: string, number: number): MarkdownLine {
  const text = raw.trim();
  const line = { number, indent: indentOf(raw), text };
  if (text === '') return { ...line, kind: 'blank' };
  const [, signs, title] = heading.exec(text) ?? [];
  if (signs && title && line.indent < tabStop)
    return { ...line, kind: 'heading', level: signs.length, title: plain(title) };
  const [, tick, question] = item.exec(text) ?? [];
  if (question) return { ...line, kind: 'item', isTicked: tick !== ' ', question };
  return { ...line, kind: 'text' };
}

/** Columns before the text. */
export function indentOf(raw: string): number {
  let column = 0;
  for (const sign of raw) {
    if (sign === ' ') column += 1;
    else if (sign === '\t') column += tabStop - (column % tabStop);
    else break;
  }
  return column;
}

/** A line without so many columns before its text. */
export function withoutIndent(raw: string, columns: number): string {
  const indent = indentOf(raw);
  return ' '.repeat(Math.max(0, indent - columns)) + raw.trimStart();
}

/** A title as a name: without the signs that may close it, and with the words of its links only. */
const plain = (title: string) =>
  title
    .replace(link, '$1')
    .split(' ')
    .filter((word, index, words) => !(index === words.length - 1 && /^#+$/.test(word)))
    .join(' ')
    .trim();
