/** Names whose values never reach a log, at any depth and whatever their case. */
const secretWords = /authorization|cookie|password|passwd|secret|token|credential|api[-_]?key/i;
const secretNames = new Set([
  'key', 'keys', 'response', 'responses', 'explanation', 'answer', 'answers', 'body', 'content', 'draft',
  'modelanswer', 'correctanswer', 'rubric', 'hiddencases', 'source', 'sql', 'parameters', 'email',
]); // prettier-ignore

const deepest = 6;
const longest = 50;

/** A copy without secrets, answers and keys. Errors become plain objects of name, message, code, stack and cause. */
export function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  return copyOf(value, 0) as Record<string, unknown>;
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value, depth);
  if (ArrayBuffer.isView(value)) return '[binary]';
  if (depth > deepest) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, longest).map((item) => copyOf(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isSecret(name) ? '[redacted]' : copyOf(item, depth + 1)]),
  );
}

const isSecret = (name: string) => secretWords.test(name) || secretNames.has(name.toLowerCase());

/** Other properties of an error are left out: a driver's hold the statement's parameters and the row in question. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(cause === undefined ? {} : { cause: depth > deepest ? '[deep]' : copyOf(cause, depth + 1) }),
  };
}
