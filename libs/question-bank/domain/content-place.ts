/** Whether a JSON Pointer leads to a part of a content. Parts of a list are named by their ids where they have some. */
export function isPlaceIn(content: unknown, pointer: string): boolean {
  if (!pointer.startsWith('/')) return false;
  let here: unknown = content;
  for (const step of pointer.slice(1).split('/')) {
    here = partOf(here, step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (here === undefined) return false;
  }
  return true;
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const members: readonly unknown[] = value;
  return (
    members.find((part) => (part as { id?: unknown } | null)?.id === name) ??
    (/^(0|[1-9]\d{0,3})$/.test(name) ? members[Number(name)] : undefined)
  );
}
