/** Thrown by what reads a document and caught there: to all others a fault is a value. */
export class Malformed extends Error {}

const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g;
const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** What is no character of XML 1.0 (§2.2), half a surrogate pair among it. */
export const noCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Text as it is meant: XML's own five entities and numbers of characters; there are no others. */
export function resolved(text: string): string {
  if (!text.includes('&')) return allowed(text);
  const meant = text.replace(reference, (whole, entity?: string, decimal?: string, hexadecimal?: string) => {
    if (entity !== undefined) return predefined[entity] ?? '';
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (whole === '&' || code > 0x10_ff_ff) throw new Malformed('has an "&" that begins no reference of XML');
    return String.fromCodePoint(code);
  });
  return allowed(meant);
}

/** The text, if XML allows all of its characters. */
export function allowed(text: string): string {
  if (noCharacter.test(text)) throw new Malformed('has a character that XML does not allow');
  return text;
}
