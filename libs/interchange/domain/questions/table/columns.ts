/** The columns of our own tables, in the order that they are written in. */
export const columns = [
  'slug',
  'topics',
  'level',
  'kind',
  'prompt',
  'options',
  'key',
  'feedback',
  'explanation',
  'estimatedSeconds',
  'references',
  'scoring',
  'unit',
  'pattern',
  'assessment',
] as const;
/** What only other systems' tables have. */
const otherColumns = ['tags', 'category', 'title'] as const;
/** `ignored`: says nothing of a question. */
export type Column = (typeof columns)[number] | (typeof otherColumns)[number] | 'ignored';

/** What others call them, in lower case and without spaces, "_" and "-". */
const synonyms: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...[...columns, ...otherColumns].map((name) => [name.toLowerCase(), name] as const),
  ['id', 'slug'],
  ['topic', 'topics'],
  ['type', 'kind'],
  ['question', 'prompt'],
  ['front', 'prompt'],
  ['term', 'prompt'],
  ['choices', 'options'],
  ['answer', 'key'],
  ['back', 'key'],
  ['definition', 'key'],
  ['correct', 'key'],
  ['correctanswer', 'key'],
  ['seconds', 'estimatedSeconds'],
  ['reference', 'references'],
  ['sources', 'references'],
  ['tag', 'tags'],
  ['deck', 'category'],
  ['name', 'title'],
]);

/** What each cell of a row is; one that we don't know has its own name. */
export interface Header {
  columns: readonly { column?: Column; name: string }[];
}

/** The first row as a header, where it names at least a prompt and a key, each once. */
export function headerOf(cells: readonly string[]): Header | undefined {
  const named = cells.map((cell) => {
    const column = synonyms.get(cell.toLowerCase().replace(/[\s_-]/g, ''));
    return { name: cell.trim().slice(0, 100), ...(column && { column }) };
  });
  const count = (name: Column) => named.filter(({ column }) => column === name).length;
  return count('prompt') === 1 && count('key') === 1 ? { columns: named } : undefined;
}
