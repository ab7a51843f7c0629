import { readChecklist } from './read-checklist.js';

const read = (...lines: string[]) => [...readChecklist(lines.join('\n'))];
const cards = (...lines: string[]) =>
  read(...lines).map((record) =>
    'refused' in record
      ? record.reason
      : record.content.kind === 'flashcard' && [record.content.front, record.content.back],
  );

it('reads what is below an entry as its answer, and headings as its category', () => {
  const text = [
    '# Backend [guide](https://example.org/a) ##',
    'Some words.',
    '## Caching',
    '- [ ] What is **LRU**?',
    '  The *least recently used* goes first.',
    '',
    '      code',
    '- [x] What is LFU?',
    '',
    '  - counts',
    '  - the lowest goes',
    '# Networks',
    '### TCP #1',
    '1. [ ] What is SYN?',
    '   It opens.',
  ];
  expect([...readChecklist(`\uFEFF${text.join('\r\n')}`)]).toEqual([
    {
      at: { line: 4 },
      category: ['Backend guide', 'Caching'],
      tags: [],
      content: {
        kind: 'flashcard',
        front: 'What is **LRU**?',
        back: 'The *least recently used* goes first.\n\n    code',
        explanation: '',
        estimatedSeconds: 15,
        references: [],
      },
      lost: [],
    },
    expect.objectContaining({
      at: { line: 8 },
      content: expect.objectContaining({ back: '- counts\n- the lowest goes' }),
      lost: ['that it is ticked off'],
    }),
    expect.objectContaining({ at: { line: 14 }, category: ['Networks', 'TCP #1'] }),
  ]);
});

it.each([
  [['- [ ] Q', '<details><summary>Show answer</summary>', '', 'A', '', '</details>', 'after'], [['Q', 'A']]],
  [
    ['- [ ] Q', '', '<details>', '<summary>Why?</summary>', 'A', '# no heading', '</details>', '- [ ] R', '  B'],
    [
      ['Q', 'Why?\n\nA\n# no heading'],
      ['R', 'B'],
    ],
  ],
  [['* [ ] Q', '  <details open><summary>Click</summary>A</details>'], [['Q', 'A']]],
  [['- [ ] Q', '<details>A<details>B', '</details>', 'C', '</details>', 'D'], [['Q', 'A\nB\n\n\nC']]],
  [
    ['- [ ] Q', '<details>', 'A', '- [ ] R', '  B'],
    [
      ['Q', 'A'],
      ['R', 'B'],
    ],
  ],
])('reads folded answers: %j', (lines, expected) => {
  expect(cards(...lines)).toEqual(expected);
});

it('takes entries within entries for cards of their own', () => {
  const lines = [
    '- [ ] Trees',
    '  - [ ] What is a leaf?',
    '    No children.',
    '  - [ ] A root?',
    '    No parent.',
    '  They grow.',
    '+ [X] Next',
    '\tyes',
  ];
  expect(cards(...lines)).toEqual([
    ['Trees', 'They grow.'],
    ['What is a leaf?', 'No children.'],
    ['A root?', 'No parent.'],
    ['Next', 'yes'],
  ]);
});

it('reads code as code', () => {
  const lines = [
    '- [ ] Q',
    '  ```sh',
    '  # no heading',
    '  - [ ] no entry',
    '',
    '  ```',
    '  end',
    '```',
    '- [ ] not here',
    '# nor here',
    '```',
    '- [ ] R',
    '  ~~~',
    '  x',
    '- [ ] S',
    '  y',
  ];
  expect(cards(...lines)).toEqual([
    ['Q', '```sh\n# no heading\n- [ ] no entry\n\n```\nend'],
    ['R', '~~~\nx'],
    ['S', 'y'],
  ]);
});

it('joins a question that is wrapped', () => {
  expect(cards('- [ ] What is', 'a heap?', '  A tree.', 'Words.', '- [ ] Q', '- other', '  x')).toEqual([
    ['What is a heap?', 'A tree.'],
    expect.stringContaining('no answer'),
  ]);
});

it('leaves out comments', () => {
  expect(cards('<!--', '- [ ] Q', '  A', '-->', '- [ ] R', '  <!-- x -->B')).toEqual([['R', '<!-- x -->B']]);
});

it('refuses an entry without an answer, and goes on', () => {
  expect(
    read('# T', '- [ ] [Two Sum](https://example.org)', '- [ ] Q', '', '  A', `- [ ] ${'x'.repeat(20_001)}`, '  B'),
  ).toMatchObject([
    { at: { line: 2 }, category: ['T'], refused: 'unsupported', reason: expect.stringContaining('no answer') },
    { content: { front: 'Q' } },
    { at: { line: 6 }, refused: 'unsupported', reason: expect.stringContaining('front') },
  ]);
});

it('tells of what has no end', () => {
  expect(read('- [ ] Q', '  A', '', '```', '- [ ] R')).toMatchObject([
    { content: { front: 'Q' } },
    { at: { line: 4 }, refused: 'error', reason: 'a block of code has no end' },
  ]);
  expect(read('<!--', '- [ ] R')).toMatchObject([{ at: { line: 1 }, reason: 'a comment has no end' }]);
});

it.each(['', '# Title', '- no entry', '- [] x', '- [ ]', '- [y] x', 'a - [ ] b', '    '])(
  'finds nothing in %j',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

it('takes time in proportion to what it is given', () => {
  const units = [
    '- [ ] a\n',
    '- [ ] a\n  b\n',
    ' ',
    '\t',
    '#',
    '# a\n',
    '<details>',
    '<details>\n',
    '</details>',
    '<summary>',
    '```\n',
    '`',
    '[a](',
    '![',
    '[',
    '<!--\n',
    'a\n',
    '\n',
    '- ',
    '# a #\n',
    ' #',
  ];
  for (const unit of units) {
    const text = unit.repeat(100_000 / unit.length);
    for (const whole of [text, `- [ ] Q\n  ${text}`, `# ${text}\n- [ ] Q\n`, `- [ ] ${text}`]) {
      expect([...readChecklist(whole)].length).toBeGreaterThanOrEqual(0);
    }
  }
  const nested = Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}- [ ] a\n`);
  expect([...readChecklist(nested.join(''))]).toHaveLength(1_000);
});
