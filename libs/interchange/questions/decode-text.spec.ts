import { decodeText } from './decode-text.js';

const bytes = (...codes: number[]) => Uint8Array.from(codes);

it.each([
  ['UTF-8', bytes(0x61, 0xc3, 0xa9), 'aé'],
  ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
  ['UTF-16, the low byte first', bytes(0xff, 0xfe, 0xac, 0x20), '€'],
  ['UTF-16, the high byte first', bytes(0xfe, 0xff, 0x20, 0xac), '€'],
  ['Windows-1252', bytes(0x80, 0x84, 0x93, 0x94, 0x92, 0x96, 0x9c, 0x9f, 0xe9, 0x81), '€„“”’–œŸé\u0081'],
])('reads %s', (_, file, text) => expect(decodeText(file)).toBe(text));

it('refuses what has zeros at its begin', () => {
  expect(() => decodeText(bytes(0x61, 0, 0x62, 0))).toThrow(expect.objectContaining({ code: 'not-text' }));
});
