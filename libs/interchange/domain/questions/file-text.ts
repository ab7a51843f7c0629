/**
 * A file's text as readers want it: lines end in "\n", nothing is before the first one, and NUL, which PostgreSQL can't
 * hold, is U+FFFD, as CommonMark has it.
 */
export const fileText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
