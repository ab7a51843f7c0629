import { levels } from '@app/question-bank/domain/taxonomy.js';
import { checkDraft } from '@app/question-bank/domain/check-content.js';
import { fileText } from '../file-text.js';
import type { TextFormat } from '../foreign-text.js';
import type { ReadRecord, RecordHeader } from '../question-record.js';
import { short } from '../told.js';
import { ankiHeader, ankiLines, ankiTags, deckPath } from './anki-lines.js';
import { headerOf, type Column, type Header } from './columns.js';
import { csvRows, type CsvRow } from './csv-rows.js';
import { findDelimiter, isBlank, widthOf } from './find-delimiter.js';
import { draftOf, kindOf } from './row-draft.js';
import { TableRow } from './table-row.js';

/** What holds for all rows of a table. */
interface Table {
  header: Header;
  format: TextFormat;
  category: readonly string[];
  tags: readonly string[];
  isAnki: boolean;
}

/**
 * The questions of a table in text, whatever parts its columns. With a header row that names a prompt and a key each row is
 * a question of its kind; without one, two or three columns are cards: front, back, tags. Faults say their row, as a
 * spreadsheet counts it, and their column.
 */
export function* readTable(text: string): Generator<ReadRecord> {
  const whole = fileText(text);
  const anki = ankiLines(whole);
  const body = anki?.text ?? whole;
  if (body.trim() === '') return;
  const layout = anki?.separator
    ? { delimiter: anki.separator, width: widthOf(body, anki.separator) }
    : findDelimiter(body);
  if (!layout) {
    yield refusedTable('nothing parts the lines into columns: a tab, “|”, “;” or “,”');
    return;
  }
  let header = anki && ankiHeader(anki, layout.delimiter, layout.width);
  const { category = [], tags = [] } = anki ?? {};
  const format = anki ? (anki.isHtml ? 'html' : 'plain') : 'markdown';
  let number = 0;
  for (const row of csvRows(body, layout.delimiter)) {
    number += 1;
    if (isBlank(row)) continue;
    if (!header) {
      const named = headerOf(row.cells);
      header = named ?? cardHeader(layout.width);
      if (!header) return yield refusedTable(noHeader(layout.width));
      if (named) continue;
    }
    yield readRow(row, number, { header, format, category, tags, isAnki: anki !== undefined });
  }
}

const refusedTable = (reason: string): ReadRecord => ({
  at: { line: 1 },
  category: [],
  tags: [],
  refused: 'error',
  reason,
});

const noHeader = (width: number) =>
  `${width} columns, and the first row names no prompt (question, front) and no key (answer, back) among them`;

const cardColumns: readonly Column[] = ['prompt', 'key', 'tags'];

function cardHeader(width: number): Header | undefined {
  if (width > cardColumns.length) return undefined;
  return { columns: cardColumns.slice(0, width).map((column) => ({ column, name: column })) };
}

function readRow(csv: CsvRow, number: number, table: Table): ReadRecord {
  const at = { line: csv.line };
  const refuse = (header: RecordHeader, reason: string, refused: 'error' | 'unsupported' = 'error') => ({
    ...header,
    refused,
    reason: `row ${number}, ${reason}`,
  });
  if (csv.isBroken) {
    return refuse(
      { at, category: [], tags: [] },
      'a quoted text has no end, or something after it (a quote within is doubled)',
    );
  }
  const row = new TableRow(csv, table.header, table.format);
  const header = { at, ...headerOfRow(row, table) };
  const kind = kindOf(row);
  if (kind === 'code' || kind === 'sql') {
    return refuse(header, `column kind: a table can't hold a question of kind ${kind}`, 'unsupported');
  }
  for (const column of ['prompt', 'key'] as const) if (!row.has(column)) row.fault(column, 'is empty');
  const check = kind && row.has('prompt') && row.has('key') ? checkDraft(draftOf(row, kind)) : undefined;
  for (const { pointer, message } of check?.faults ?? []) row.fault(columnOf(pointer), message);
  if (row.reason !== undefined || !check?.content) return refuse(header, row.reason ?? '');
  return { ...header, content: check.content, lost: row.losses };
}

function headerOfRow(row: TableRow, table: Table): Omit<RecordHeader, 'at'> {
  const [slug, title, said] = [row.text('slug'), row.text('title'), row.text('level').toLowerCase()];
  const level = levels.find((name) => name === said);
  if (said && !level) row.fault('level', `“${short(said)}” is none of ${levels.join(', ')}`);
  const category = deckPath(row.text('category'));
  const tags = table.isAnki ? ankiTags(row.text('tags')) : listOf(row.text('tags'));
  const topics = listOf(row.text('topics'));
  return {
    ...(slug && { externalId: slug }),
    ...(title && { title }),
    category: category.length ? category : table.category,
    tags: [...table.tags, ...tags],
    ...(topics.length > 0 && { topics }),
    ...(level && { level }),
  };
}

const listOf = (cell: string) =>
  cell
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Where a field of a content has its cell. */
const places: ReadonlyMap<string, Column> = new Map([
  ['front', 'prompt'],
  ['back', 'key'],
  ['modelAnswer', 'key'],
  ['rubric', 'options'],
  ['items', 'options'],
  ['left', 'options'],
  ['right', 'key'],
]);

function columnOf(pointer: string): string {
  const [, field = '', second, third] = pointer.split('/');
  if (third === 'feedback') return third;
  if (second === 'pattern') return second;
  return places.get(field) ?? field;
}
