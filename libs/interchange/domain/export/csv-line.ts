/** What a spreadsheet would take for a formula begins with one of these (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

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
