import { csvRows, type CsvRow } from './csv-rows.js';
import { headerOf } from './columns.js';

/** The rarer a sign is in prose, the sooner it is believed. */
const delimiters = ['\t', '|', ';', ','] as const;

/** Characters and rows that are looked at. */
const sampleLength = 100_000;
const sampleRows = 200;
/** Share of the rows that must have as many cells as most have. */
const leastShare = 0.5;

/** How a text without a word on it is cut into cells. */
export interface Layout {
  delimiter: string;
  /** Cells that most rows have. */
  width: number;
}

/**
 * Finds what is between the cells, whatever the file is called: ".csv" files in the wild are cut by "|" (103 of those that
 * were looked at). A first row that names our columns decides; else the sign by which most rows have the same number of
 * cells. `undefined`: none makes two columns.
 */
export function findDelimiter(text: string): Layout | undefined {
  let best: (Layout & { share: number }) | undefined;
  for (const delimiter of delimiters) {
    const rows = sampleOf(text, delimiter);
    const { width, share } = usualWidth(rows);
    const first = rows[0];
    if (first && headerOf(first.cells)) return { delimiter, width };
    if (width >= 2 && share >= leastShare && share > (best?.share ?? 0)) best = { delimiter, width, share };
  }
  return best && { delimiter: best.delimiter, width: best.width };
}

/** Cells that most rows of a sample have. */
export const widthOf = (text: string, delimiter: string): number => usualWidth(sampleOf(text, delimiter)).width;

function sampleOf(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const part = text.slice(0, sampleLength);
  for (const row of csvRows(part, delimiter)) {
    if (!isBlank(row)) rows.push(row);
    if (rows.length === sampleRows) return rows;
  }
  // The last row may have been cut off.
  return part.length < text.length && rows.length > 1 ? rows.slice(0, -1) : rows;
}

export const isBlank = (row: CsvRow): boolean => !row.isBroken && row.cells.every((cell) => cell.trim() === '');

function usualWidth(rows: readonly CsvRow[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells, isBroken, isLoose } of rows) {
    if (!isBroken && !isLoose) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let width = 0;
  let most = 0;
  for (const [cells, count] of counts) if (count > most) [width, most] = [cells, count];
  return { width, share: rows.length ? most / rows.length : 0 };
}
