/** Control characters and those that turn the direction of a line: a terminal would obey them. */
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text that others wrote, as one line that can do a terminal no harm. */
export const plainText = (text: string): string =>
  text.replaceAll(/\r\n|[\t\n\r]/g, ' ').replaceAll(unprintable, (character) => {
    const code = character.codePointAt(0)!.toString(16).padStart(2, '0');
    return `\\u{${code}}`;
  });

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
