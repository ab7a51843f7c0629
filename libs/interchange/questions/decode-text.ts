import { QuestionFileFault } from './question-file-fault.js';

/** UTF-8 or UTF-16 by its mark; what is neither is Windows-1252, in which old quizzes are written. @throws QuestionFileFault */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8_192).includes(0)) throw new QuestionFileFault('not-text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}

/**
 * What Windows-1252 has from 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). Node 20's own decoder of
 * that name reads Latin-1, which has no “quotes” and no €.
 */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80]!);
