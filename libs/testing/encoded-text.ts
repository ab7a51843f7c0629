/** Ways in which files of questions are written. `utf-16le` and `utf-16be` begin with their mark, `utf-16` does not. */
export type TextEncoding = 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'utf-16be' | 'utf-16' | 'windows-1252';

/** What Windows-1252 has where Latin-1 has control characters, as far as tests need it. */
const windows: ReadonlyMap<string, number> = new Map([
  ['€', 0x80],
  ['„', 0x84],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['œ', 0x9c],
]);

/** A text as bytes. Throws for what the encoding does not have. */
export function encoded(text: string, encoding: TextEncoding, lineEnds?: 'crlf' | 'cr'): Buffer {
  const lines = lineEnds ? text.replaceAll('\n', lineEnds === 'cr' ? '\r' : '\r\n') : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(lines);
    case 'utf-8-mark':
      return Buffer.from(`\uFEFF${lines}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${lines}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${lines}`, 'utf16le').swap16();
    case 'utf-16':
      return Buffer.from(lines, 'utf16le');
    case 'windows-1252':
      return Buffer.from(Array.from(lines, windowsByte));
  }
}

function windowsByte(sign: string): number {
  const byte = windows.get(sign) ?? sign.codePointAt(0)!;
  if (byte > 0xff) throw new RangeError(`Windows-1252 has no ${sign}`);
  return byte;
}
