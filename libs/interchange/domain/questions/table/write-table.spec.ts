import fc from 'fast-check';
import Papa from 'papaparse';
import type { Content } from '@app/question-bank/domain/content.js';
import { hostileContent, questionOf } from '@app/testing/hostile-content.js';
import { columns } from './columns.js';
import { readTable } from './read-table.js';
import { writeTable } from './write-table.js';

const readBack = (contents: readonly Content[]) => [...readTable(writeTable(contents.map(questionOf)).text)];
const any = fc.oneof(...Object.values(hostileContent)) as fc.Arbitrary<Content>;

it('writes cells that a person can read', () => {
  const content: Content = {
    kind: 'multiple-choice',
    prompt: '=Which, of these?',
    options: [
      { id: 'x', text: 'one' },
      { id: 'y', text: 'two\nlines', feedback: 'no' },
      { id: 'z', text: 'three' },
    ],
    key: ['x', 'z'],
    scoring: 'partial',
    explanation: '- say "why"',
    estimatedSeconds: 60,
    references: [{ title: 'A page', url: 'https://example.org/a b' }],
  };
  expect(Papa.parse(writeTable([questionOf(content)]).text, { header: true }).data[0]).toEqual({
    slug: 'a-question',
    topics: 'arrays, graphs',
    level: 'mid',
    kind: 'multiple-choice',
    prompt: "'=Which, of these?",
    options: 'one\ntwo\n  lines\nthree',
    key: 'a, c',
    feedback: 'b: no',
    explanation: '\'- say "why"',
    estimatedSeconds: '60',
    references: 'A page <https://example.org/a%20b>',
    scoring: 'partial',
    unit: '',
    pattern: '',
    assessment: '',
  });
});

describe('is the inverse of the reader', () => {
  it.each(Object.keys(hostileContent) as (keyof typeof hostileContent)[])('for %s', (kind) => {
    fc.assert(
      fc.property(hostileContent[kind] as fc.Arbitrary<Content>, (content) => {
        expect(readBack([content])).toEqual([
          {
            at: { line: 2 },
            externalId: 'a-question',
            category: [],
            tags: [],
            topics: ['arrays', 'graphs'],
            level: 'mid',
            content,
            lost: [],
          },
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('for many at once', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (contents) => {
        expect(readBack(contents).map((record) => 'content' in record && record.content)).toEqual(contents);
      }),
    );
  });
});

it('gives a spreadsheet nothing to run', () => {
  fc.assert(
    fc.property(any, (content) => {
      const { text } = writeTable([questionOf(content)]);
      const rows = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data;
      expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length, 1]);
      const isNumber = content.kind === 'numeric' && 'value' in content.key && !content.key.tolerance;
      for (const [index, cell] of rows[1]!.entries()) {
        if (!(isNumber && columns[index] === 'key')) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }
    }),
  );
});

it('leaves out and tells programs', () => {
  const content = { kind: 'sql', references: [] } as unknown as Content;
  expect(writeTable([questionOf(content)])).toEqual({
    text: `${columns.join(',')}\r\n`,
    losses: [{ slug: 'a-question', whole: true, lost: [expect.stringContaining('sql')] }],
  });
});
