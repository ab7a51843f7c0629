/** A content while it is written: of its kind, but perhaps not valid yet. */
export type Doc = Readonly<Record<string, unknown>>;

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const docOf = (value: unknown): Doc => (isDoc(value) ? value : {});
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const docsOf = (value: unknown): readonly Doc[] => (Array.isArray(value) ? value.map(docOf) : []);
export const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** The document with one field changed; `undefined` removes it. */
export function withField(doc: Doc, name: string, value: unknown): Doc {
  if (value !== undefined) return { ...doc, [name]: value };
  return Object.fromEntries(Object.entries(doc).filter(([other]) => other !== name));
}

/** The field of an optional text: none where it is empty. */
export const given = (text: string): string | undefined => (text === '' ? undefined : text);

export const replacedAt = <T>(list: readonly T[], index: number, value: T): T[] => list.toSpliced(index, 1, value);
export const removedAt = <T>(list: readonly T[], index: number): T[] => list.toSpliced(index, 1);

/** The list with one member at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = removedAt(list, from);
  return rest.toSpliced(to, 0, list[from]!);
}

/** An id that no part has: a to z, then p27 and on. @param prefix before a number instead of a letter */
export function freeId(parts: readonly Doc[], prefix = ''): string {
  const taken = new Set(parts.map(({ id }) => id));
  for (let index = 0; ; index += 1) {
    const id = prefix ? `${prefix}${index + 1}` : index < 26 ? String.fromCodePoint(97 + index) : `p${index + 1}`;
    if (!taken.has(id)) return id;
  }
}

export interface DocProps {
  doc: Doc;
  onChange: (doc: Doc) => void;
}
