import { placeText, type RecordVerdict } from '@app/interchange/domain/question-import.js';
import type { Schemas } from '../connection.js';
import { plainText, plural } from '../terminal/plain-text.js';

export type QuestionImport = Schemas['QuestionImport'];
export type ImportFigures = NonNullable<QuestionImport['figures']>;
export type ImportRecord = Schemas['RecordPage']['items'][number];

/** Verdicts with which a record is not in order. */
const faulty: readonly RecordVerdict[] = ['conflict', 'unsupported', 'error'];
/** Verdicts of which there is nothing to say about each. */
const plain: readonly RecordVerdict[] = ['new', 'unchanged'];

export const countFaults = ({ byVerdict }: ImportFigures): number =>
  faulty.reduce((sum, verdict) => sum + byVerdict[verdict], 0);

/** Verdicts whose records are to be told one by one; `new` ones where something of them would be lost. */
export function verdictsToTell({ byVerdict, withLosses }: ImportFigures): RecordVerdict[] {
  const verdicts = Object.keys(byVerdict) as RecordVerdict[];
  return verdicts.filter((verdict) => byVerdict[verdict] > 0 && (!plain.includes(verdict) || isLossy(verdict)));

  function isLossy(verdict: RecordVerdict): boolean {
    return verdict === 'new' && withLosses > 0;
  }
}

export const isTold = ({ verdict, lost }: ImportRecord): boolean => !plain.includes(verdict) || lost.length > 0;

/** `error  line 41  What is …: has no answer`. */
export function recordLine({ verdict, place, position, title, reason, lost }: ImportRecord): string {
  const where = placeText(place) || `record ${position}`;
  const why = [...(reason ? [reason] : []), ...(lost.length > 0 ? [`without ${lost.join(', ')}`] : [])].join('; ');
  return plainText(`${verdict.padEnd(14)}  ${where}  ${shortened(title)}${why ? `: ${why}` : ''}`);
}

/** What the file holds, a line for each verdict. */
export function figureLines(fileName: string, { format, records, byVerdict, withLosses, withoutTopic }: ImportFigures) {
  const width = String(records).length;
  const counted = Object.entries(byVerdict).filter(([, count]) => count > 0);
  return [
    plainText(`${fileName} (${format}): ${plural(records, 'record')}`),
    ...counted.map(([verdict, count]) => `  ${String(count).padStart(width)} ${verdict}`),
    ...(withLosses > 0 ? [`  of those to be written, ${withLosses} would lose something`] : []),
    ...(withoutTopic > 0 ? [`  of those to be written, ${withoutTopic} have no topic`] : []),
  ];
}

export function outcomeLine({ added, updated }: NonNullable<QuestionImport['outcome']>): string {
  return `${added} added, ${updated} updated, each as a draft.`;
}

const longestTitle = 80;
const shortened = (title: string) => (title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title);
