const reading = ['select', 'with', 'values', 'table', 'explain'];
/** What PostgreSQL's scanner skips. Wider than that (`\s`) would take other characters for space than the server does. */
const space = /[ \t\n\r\f\v]*/y;
const lineComment = /--[^\n\r]*/y;
const commentPart = /\/\*|\*\/|[^/*]+|[/*]/gy;
const word = /[a-z_]*/iy;

/** Why this is not a statement that reads; undefined where it may be one: the server then tells. */
export function refuseStatement(sql: string): string | undefined {
  if (sql.includes('\0')) return 'a statement cannot hold a null character';
  const first = firstWord(sql);
  if (reading.includes(first.toLowerCase())) return undefined;
  return 'the answer is one statement that begins with SELECT, WITH, VALUES, TABLE or EXPLAIN';
}

/** The first word past spaces, comments and opening brackets. */
function firstWord(sql: string): string {
  let at = 0;
  for (;;) {
    const next = sql[at] === '(' ? at + 1 : skipComment(sql, skip(space, sql, at));
    if (next === at) return sql.slice(at, skip(word, sql, at));
    at = next;
  }
}

/** Block comments nest, and one that is not closed goes to the end. */
function skipComment(sql: string, at: number): number {
  if (!sql.startsWith('/*', at)) return skip(lineComment, sql, at);
  let depth = 0;
  commentPart.lastIndex = at;
  for (let part = commentPart.exec(sql); part; part = commentPart.exec(sql)) {
    if (part[0] === '/*') depth += 1;
    if (part[0] === '*/') depth -= 1;
    if (depth === 0) return part.index + part[0].length;
  }
  return sql.length;
}

function skip(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(sql)?.[0].length ?? 0);
}
