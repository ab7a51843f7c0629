import { indentOf, withoutIndent } from './markdown-lines.js';

const detailsTag = /<\/?details(?:\s[^<>]{0,200})?>/gi;
const summary = /<summary(?:\s[^<>]{0,200})?>([^]{0,500}?)<\/summary>/gi;
/** Summaries that say no more than that there is something below. */
const invitation = /\b(?:answers?|solutions?|show|see|click|details|reveal|open|expand|spoiler)\b/i;

/** What is below a question, as it would be if it stood alone. Only the words of a folded part's summary are left out. */
export function answerText(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  const least = indents.reduce((min, indent) => Math.min(min, indent), Number.POSITIVE_INFINITY);
  return lines
    .map((line) => (line.trim() === '' ? '' : withoutIndent(line, least)))
    .join('\n')
    .replace(summary, (_, text: string) => (invitation.test(text) ? '' : `\n${text.trim()}\n`))
    .replace(detailsTag, '\n')
    .trim();
}
