/**
 * What a spreadsheet would take for a formula begins with one of these (OWASP, CSV injection). Apostrophes before it are
 * looked through, so that the one that is put in front can be taken away again.
 */
const formula = /^'*[=+\-@\t\r]/;
const disarmed = /^''*[=+\-@\t\r]/;

/**
 * A value as a cell says it. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are
 * as they are.
 */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return formula.test(text) ? `'${text}` : text;
}

/** The text of a cell: the inverse. */
export const textOfCell = (cell: string): string => (disarmed.test(cell) ? cell.slice(1) : cell);

const quoted = /[",;|\t\r\n]|^\s|\s$/;

/** A row by RFC 4180, with its line end. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (quoted.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
