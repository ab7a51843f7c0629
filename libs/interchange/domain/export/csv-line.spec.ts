import fc from 'fast-check';
import Papa from 'papaparse';
import { cellOf, csvLine, textOfCell } from './csv-line.js';

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@a', "'@a"],
  ['\ta', "'\ta"],
  ['\ra', "'\ra"],
  ["'=1", "''=1"],
  ["'a", "'a"],
  ['a=1', 'a=1'],
  [-1, '-1'],
  [true, 'true'],
  [null, ''],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [{ a: ['=1'] }, '{"a":["=1"]}'],
])('the cell of %p is %p', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});

const hostile = fc.array(fc.oneof(fc.constantFrom(...`'"=+-@,;|\t\r\n a`), fc.string({ maxLength: 3 })), {
  maxLength: 5,
});
const text = hostile.map((parts) => parts.join(''));

it('gives no formula, and the text back', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(cellOf(value)).not.toMatch(/^[=+\-@\t\r]/);
      expect(textOfCell(cellOf(value))).toBe(value);
    }),
  );
});

it('writes rows that others read', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (cells) => {
      expect(Papa.parse(csvLine(cells), { delimiter: ',', newline: '\r\n' }).data[0]).toEqual(cells);
    }),
  );
});
