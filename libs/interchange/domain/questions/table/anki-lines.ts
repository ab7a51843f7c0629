import { headerOf, type Column, type Header } from './columns.js';

/** What the first lines of a text that Anki exports say (docs.ankiweb.net, "Text Files": File Headers). */
export interface AnkiLines {
  /** The text with those lines empty. */
  text: string;
  separator?: string;
  isHtml: boolean;
  category: string[];
  tags: string[];
  columns?: string;
  /** By its index, what a column is. */
  special: ReadonlyMap<number, Column>;
}

/** Columns that are looked at. */
const maxColumns = 1_000;
const metaLine = /^#([a-z]{1,20}(?: column)?):(.*)$/i;
const separators: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
  ['colon', ':'],
  ['space', ' '],
]);
const specials: ReadonlyMap<string, Column> = new Map([
  ['tags column', 'tags'],
  ['deck column', 'category'],
  ['guid column', 'slug'],
  ['notetype column', 'ignored'],
]);

/** Reads them; `undefined`: the first line is none. */
export function ankiLines(text: string): AnkiLines | undefined {
  const said = new Map<string, string>();
  const special = new Map<number, Column>();
  let at = 0;
  let lines = 0;
  for (;;) {
    const end = text.indexOf('\n', at);
    const match = metaLine.exec(text.slice(at, end === -1 ? undefined : end));
    if (!match) break;
    const [, name = '', value = ''] = match;
    const column = specials.get(name.toLowerCase());
    if (column && Number(value) <= maxColumns) special.set(Number(value) - 1, column);
    else said.set(name.toLowerCase(), value);
    lines += 1;
    at = end === -1 ? text.length : end + 1;
  }
  if (lines === 0) return undefined;
  const separator = said.get('separator')?.toLowerCase();
  const columns = said.get('columns');
  return {
    text: '\n'.repeat(lines) + text.slice(at),
    ...(separator && { separator: separators.get(separator.trim()) ?? separator[0] }),
    isHtml: said.get('html')?.trim().toLowerCase() === 'true',
    category: deckPath(said.get('deck') ?? ''),
    tags: ankiTags(said.get('tags') ?? ''),
    ...(columns !== undefined && { columns }),
    special,
  };
}

/** The columns: by their names where those are known to us, else the first is the front and the second the back. */
export function ankiHeader({ columns, special }: AnkiLines, delimiter: string, width: number): Header {
  const names = columns?.split(delimiter) ?? [];
  const byName = special.size === 0 ? headerOf(names) : undefined;
  if (byName) return byName;
  const fields: Column[] = ['prompt', 'key'];
  const count = Math.max(names.length, width, ...[...special.keys()].map((index) => index + 1));
  return {
    columns: Array.from({ length: Math.min(count, maxColumns) }, (_, index) => {
      const column = special.get(index) ?? fields.shift();
      return { name: names[index]?.trim() || `column ${index + 1}`, ...(column && { column }) };
    }),
  };
}

export const deckPath = (deck: string): string[] =>
  deck
    .split('::')
    .map((name) => name.trim())
    .filter(Boolean);

export const ankiTags = (tags: string): string[] => tags.split(/\s+/).filter(Boolean);
