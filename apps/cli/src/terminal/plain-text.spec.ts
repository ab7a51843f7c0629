import fc from 'fast-check';
import { plainText, plural } from './plain-text.js';

describe('a text of others', () => {
  it.each([
    ['What is TCP?', 'What is TCP?'],
    ['two\nlines\r\nand\ta tab', 'two lines and a tab'],
    ['\u001b[2J\u001b]0;owned\u0007', '\\u{1b}[2J\\u{1b}]0;owned\\u{07}'],
    ['\u009b31mred', '\\u{9b}31mred'],
    ['abc\u202edcba', 'abc\\u{202e}dcba'],
    ['Zürich, 日本, 😀', 'Zürich, 日本, 😀'],
  ])('%j is shown as %j', (text, shown) => expect(plainText(text)).toBe(shown));

  it('is one line without a control character, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(plainText(text)).not.toMatch(/\p{Cc}/u)));
  });
});

it('counts', () => {
  expect([0, 1, 2].map((count) => plural(count, 'record'))).toEqual(['0 records', '1 record', '2 records']);
});
