import { cellOf } from './csv-line.js';

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@a', "'@a"],
  ['\ta', "'\ta"],
  ['\ra', "'\ra"],
  ['a=1', 'a=1'],
  [-1, '-1'],
  [true, 'true'],
  [null, ''],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [{ a: ['=1'] }, '{"a":["=1"]}'],
])('the cell of %p is %p', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});
