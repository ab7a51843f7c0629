export interface SchemaColumn {
  name: string;
  type: string;
  /** "primary key", "references users", … */
  notes: string[];
}

export interface SchemaTable {
  name: string;
  columns: SchemaColumn[];
}

/** Words that end a column's type. */
const constraint = /\b(primary|not|null|references|default|unique|check|generated|collate|constraint)\b/i;
const tableConstraint = /^(primary|foreign|unique|check|constraint|exclude|like)\b/i;

/** The tables that a schema creates. Reads what question authors write; what it does not understand it leaves out. */
export function tablesOf(ddl: string): SchemaTable[] {
  const text = ddl.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  const heads = text.matchAll(/\bcreate\s+(?:temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s*\(/gi);
  return [...heads].map((head) => {
    const parts = splitTop(bodyAt(text, head.index + head[0].length));
    const columns = parts.filter((part) => part !== '' && !tableConstraint.test(part)).map(columnOf);
    for (const part of parts) markKeys(part, columns);
    return { name: bare(head[1] ?? ''), columns };
  });
}

function columnOf(part: string): SchemaColumn {
  const [, name = part, rest = ''] = /^("[^"]+"|\S+)\s*([\s\S]*)$/.exec(part) ?? [];
  const end = constraint.exec(rest)?.index ?? rest.length;
  const notes: string[] = [];
  if (/\bprimary\s+key\b/i.test(rest)) notes.push('primary key');
  const target = /\breferences\s+([\w."]+)/i.exec(rest)?.[1];
  if (target) notes.push(`references ${bare(target)}`);
  const mayBeNull = !/\bnot\s+null\b|\bprimary\s+key\b/i.test(rest);
  return {
    name: bare(name),
    type: rest.slice(0, end).trim().replaceAll(/\s+/g, ' ').toLowerCase(),
    notes: mayBeNull ? [...notes, 'nullable'] : notes,
  };
}

/** `PRIMARY KEY (a, b)` and `FOREIGN KEY (a) REFERENCES t` at the end of a table. */
function markKeys(part: string, columns: SchemaColumn[]): void {
  const found = /\b(primary|foreign)\s+key\s*\(([^)]*)\)(?:\s*references\s+([\w."]+))?/i.exec(part);
  if (!found || !tableConstraint.test(part)) return;
  const [, kind = '', names = '', target = ''] = found;
  for (const name of names.split(',').map((each) => bare(each.trim()))) {
    const column = columns.find((each) => each.name === name);
    if (!column) continue;
    if (kind.toLowerCase() === 'primary') {
      column.notes = ['primary key', ...column.notes.filter((note) => note !== 'nullable')];
    } else column.notes.unshift(`references ${bare(target)}`);
  }
}

/** From just behind an opening bracket to the one that closes it. */
function bodyAt(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; at < text.length && depth > 0; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
  }
  return text.slice(from, depth === 0 ? at - 1 : at);
}

/** Split at the commas that are in no brackets. */
function splitTop(body: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of body) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

const bare = (name: string): string => name.replaceAll('"', '').replace(/^public\./, '');
