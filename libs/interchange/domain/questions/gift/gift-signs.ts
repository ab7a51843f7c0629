/** A part of a block's text, with where it begins in the block. */
export interface Span {
  text: string;
  at: number;
}

/** A span that a sign is before; the first of a row may have none. */
export interface SignedSpan extends Span {
  sign: string;
}

const escaped = /\\([\\~=#{}:n])/g;

/** Text as it is meant: GIFT's escapes resolved. A backslash before anything else is a backslash. */
export const unescape = (text: string): string =>
  text.replace(escaped, (_, sign: string) => (sign === 'n' ? '\n' : sign));

const special = /[\\~=#{}:\n]/g;

/** The inverse: text in which no sign means anything, on one line. */
export const escape = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(special, (sign) => (sign === '\n' ? String.raw`\n` : `\\${sign}`));

/** Signs that are looked for together; what a backslash is before is passed over. */
const bare = {
  '::': /\\[^]|(::)/g,
  '{}': /\\[^]|([{}])/g,
  '~=': /\\[^]|([~=])/g,
  '~': /\\[^]|(~)/g,
  '=': /\\[^]|(=)/g,
  '#': /\\[^]|(#)/g,
};
export type Signs = keyof typeof bare;

/** Where signs stand in a text that no backslash takes their meaning. */
export function* bareSigns(text: string, signs: Signs): Generator<{ sign: string; at: number }> {
  for (const match of text.matchAll(bare[signs])) {
    if (match[1] !== undefined) yield { sign: match[1], at: match.index };
  }
}

/** Without the white space around it. */
export function trimmed({ text, at }: Span): Span {
  const start = text.trimStart();
  return { text: start.trimEnd(), at: at + text.length - start.length };
}

/** Cuts a span at each sign, which is told with what comes after it. Nothing before the first one is no part. */
export function splitAtSigns(span: Span, signs: Signs): SignedSpan[] {
  const parts: SignedSpan[] = [];
  let sign = '';
  let from = 0;
  const add = (to: number) => {
    const part = trimmed({ text: span.text.slice(from, to), at: span.at + from });
    if (sign || part.text) parts.push({ ...part, sign });
  };
  for (const next of bareSigns(span.text, signs)) {
    add(next.at);
    ({ sign } = next);
    from = next.at + sign.length;
  }
  add(span.text.length);
  return parts;
}

/** Cuts a span at the first of a sign; `undefined`: there is none. */
export function cutAt(span: Span, sign: Signs): [Span, Span] | undefined {
  for (const { at } of bareSigns(span.text, sign)) {
    const after = at + sign.length;
    return [
      trimmed({ text: span.text.slice(0, at), at: span.at }),
      trimmed({ text: span.text.slice(after), at: span.at + after }),
    ];
  }
  return undefined;
}
