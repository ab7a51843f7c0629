import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { defaultSeconds } from '../defaults.js';
import { partId, type UncheckedDraft } from '../draft.js';
import { wholeAnswer } from '../standing-words.js';
import { readList } from './list-cell.js';
import { readNumericKey } from './number-cell.js';
import { short } from '../told.js';
import type { TableRow } from './table-row.js';

/** Kinds that a cell can hold the key of. */
export type TableKind = Exclude<Kind, 'code' | 'sql'>;
type Fields = Record<string, unknown>;

/** The kind of a row: what it says, or a choice where it has options, or a card. */
export function kindOf(row: TableRow): Kind | undefined {
  const said = row
    .text('kind')
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (said === '' && !row.has('options')) return 'flashcard';
  if (said === '') return letters(row).length > 1 ? 'multiple-choice' : 'single-choice';
  const kind = kinds.find((name) => name === said);
  if (!kind) row.fault('kind', `“${short(said)}” is none of ${kinds.join(', ')}`);
  return kind;
}

/** The content of a row as far as it can be read; faults stay with the row. */
export function draftOf(row: TableRow, kind: TableKind): UncheckedDraft {
  return {
    kind,
    ...(kind === 'flashcard' ? {} : { prompt: row.markdown('prompt') }),
    ...fieldsOf(row, kind),
    explanation: row.markdown('explanation'),
    estimatedSeconds: secondsOf(row, kind),
    references: readList(row.text('references')).map(referenceOf),
  };
}

function fieldsOf(row: TableRow, kind: TableKind): Fields {
  switch (kind) {
    case 'single-choice': {
      const [key, ...others] = letters(row);
      if (others.length > 0) row.fault('key', 'names several options, and one is to be chosen');
      return { options: optionsOf(row), key };
    }
    case 'multiple-choice':
      return { options: optionsOf(row), key: letters(row), ...scoringOf(row) };
    case 'ordering':
      return { items: partsOf(row, readList(row.text('options'))), key: letters(row), ...scoringOf(row) };
    case 'matching':
      return pairsOf(row);
    case 'numeric':
      return { key: numericKeyOf(row), ...(row.has('unit') && { unit: row.text('unit') }) };
    case 'short-text':
      return {
        key: { accepted: readList(row.text('key')), ...(row.has('pattern') && { pattern: row.text('pattern') }) },
      };
    case 'open':
      return {
        modelAnswer: row.markdown('key'),
        rubric: rubricOf(row),
        ...(row.has('assessment') && { assessment: row.text('assessment') }),
      };
    case 'flashcard':
      return { front: row.markdown('prompt'), back: row.markdown('key') };
  }
}

const scoringOf = (row: TableRow) => row.has('scoring') && { scoring: row.text('scoring') };

const partsOf = (row: TableRow, texts: readonly string[], idOf: (index: number) => string = partId) =>
  texts.map((text, index) => ({ id: idOf(index), text: row.line(text) }));

/** The options that the key names: "a" is the first. */
function letters(row: TableRow): string[] {
  const named = row
    .text('key')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const count = readList(row.text('options')).length;
  const known = new Set(Array.from({ length: Math.min(count, 20) }, (_, index) => partId(index)));
  const stranger = named.find((letter) => !known.has(letter));
  if (stranger)
    row.fault('key', `“${short(stranger)}” is not the letter of an option: “a” is the first, there are ${count}`);
  return named;
}

const labelled = /^([a-t]):\s?([^]*)$/i;

function optionsOf(row: TableRow) {
  const feedback = new Map<string, string>();
  for (const line of readList(row.text('feedback'))) {
    const [, letter = '', text = ''] = labelled.exec(line) ?? [];
    if (!letter) row.fault('feedback', `“${short(line)}” does not begin with the letter of an option, as “a: ”`);
    else feedback.set(letter.toLowerCase(), row.line(text));
  }
  const options = partsOf(row, readList(row.text('options')));
  const ids = new Set(options.map(({ id }) => id));
  const stranger = [...feedback.keys()].find((letter) => !ids.has(letter));
  if (stranger) row.fault('feedback', `there is no option “${stranger}”`);
  return options.map((option) => {
    const said = feedback.get(option.id);
    return { ...option, ...(said && { feedback: said }) };
  });
}

/** The lines of the key are the partners of the options', in their order; more lines are partners of none. */
function pairsOf(row: TableRow): Fields {
  const left = partsOf(row, readList(row.text('options')), (index) => `l${index + 1}`);
  const partners = readList(row.text('key')).map((text) => row.line(text));
  if (partners.length < left.length) {
    row.fault('key', `has ${partners.length} lines, and each of the ${left.length} options needs one`);
  }
  const ids = new Map<string, string>();
  for (const text of partners) if (!ids.has(text)) ids.set(text, `r${ids.size + 1}`);
  return {
    left,
    right: [...ids].map(([text, id]) => ({ id, text })),
    key: Object.fromEntries(left.map(({ id }, index) => [id, ids.get(partners[index] ?? '')])),
  };
}

function numericKeyOf(row: TableRow) {
  const text = row.text('key');
  const key = readNumericKey(text);
  if (!key) row.fault('key', `“${short(text)}” is none of 3.2, 3.2 ± 0.05, 3.2 ± 5% and 1..5`);
  return key;
}

const weighted = /^(\d{1,20}(?:\.\d{1,20})?(?:e-?\d{1,3})?):\s?([^]*)$/;

/** A criterion a line, with its points in front: "2: Estimates the load"; without, it has one. */
function rubricOf(row: TableRow) {
  const criteria = readList(row.text('options'));
  if (criteria.length === 0) return [wholeAnswer];
  return criteria.map((line, index) => {
    const [, points = '1', text = line] = weighted.exec(line) ?? [];
    return { id: partId(index), text: row.line(text), points: Number(points) };
  });
}

function secondsOf(row: TableRow, kind: Kind): number {
  const text = row.text('estimatedSeconds');
  if (text === '') return defaultSeconds[kind];
  if (!/^\d{1,6}$/.test(text)) row.fault('estimatedSeconds', `“${short(text)}” is no whole number of seconds`);
  return Number(text);
}

/** "Title <https://…>", or an address alone. */
function referenceOf(line: string): { title: string; url: string } {
  const from = line.lastIndexOf('<');
  if (from === -1 || !line.endsWith('>')) return { title: line, url: line };
  const url = line.slice(from + 1, -1);
  return { title: line.slice(0, from).trim() || url, url };
}
