/** Of the lines of an item after its first. */
const indent = '  ';

/** Several texts in one cell: each begins a line, and its further lines are indented by two spaces. */
export const writeList = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll('\n', `\n${indent}`)).join('\n');

/** The inverse. Empty lines between the texts are none of them. */
export function readList(cell: string): string[] {
  const items: string[][] = [];
  for (const line of cell.split('\n')) {
    const last = items.at(-1);
    if (last && line.startsWith(indent)) last.push(line.slice(indent.length));
    else if (line.trim() !== '') items.push([line]);
  }
  return items.map((lines) => lines.join('\n').trim()).filter(Boolean);
}
