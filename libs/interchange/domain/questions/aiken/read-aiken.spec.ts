import { readAiken } from './read-aiken.js';

const read = (text: string) => [...readAiken(text)];

it('reads the questions of the format’s own page', () => {
  const text = `What is the correct answer to this question?
A. Is it this one?
B. Maybe this answer?
C. Possibly this one?
ANSWER: C

Which LMS has the most quiz import formats?
A) Moodle
B) ATutor
ANSWER: A`;
  expect(read(text)).toEqual([
    {
      at: { line: 1 },
      category: [],
      tags: [],
      lost: [],
      content: {
        kind: 'single-choice',
        prompt: 'What is the correct answer to this question?',
        options: [
          { id: 'a', text: 'Is it this one?' },
          { id: 'b', text: 'Maybe this answer?' },
          { id: 'c', text: 'Possibly this one?' },
        ],
        key: 'c',
        explanation: '',
        estimatedSeconds: 90,
        references: [],
      },
    },
    expect.objectContaining({ at: { line: 7 }, content: expect.objectContaining({ key: 'a' }) }),
  ]);
});

it('takes what real files do with lines', () => {
  const text = [
    '\uFEFFWhat does',
    'List<String> hold?',
    '',
    '  f(*x)',
    '',
    'A) Texts,',
    '   of any length',
    '',
    'B) A. Nothing',
    'ANSWER: B',
    'Explanation: it is *generic*.',
    'Next?',
    'A. x',
    'B. y',
    'answer : B.',
  ].join('\r\n');
  expect(read(text)).toMatchObject([
    {
      content: {
        prompt: 'What does  \nList\\<String\\> hold?\n\nf(\\*x)',
        options: [{ text: 'Texts, of any length' }, { text: 'A. Nothing' }],
        key: 'b',
        explanation: String.raw`it is \*generic\*.`,
      },
    },
    { at: { line: 12 }, content: { prompt: 'Next?', key: 'b' } },
  ]);
});

it.each([
  ['Q\nA. x\nB. y', 'error', 1, 'ANSWER'],
  ['Q\nA. x\nB. y\nANSWER: C', 'error', 4, '“C”'],
  ['Q\nA. x\nB. y\nANSWER: A, B', 'error', 4, '“A, B”'],
  ['Q\nA. x\nB. y\nANSWER:', 'error', 4, 'letter'],
  ['Q\nA. x\nA. y\nANSWER: A', 'error', 3, 'twice'],
  ['Q\nA. x\nB.\nC. z\nANSWER: A', 'error', 3, '“B” has no text'],
  ['A. x\nB. y\nANSWER: A', 'error', 1, 'no question'],
  ['Only text', 'error', 1, 'no line begins with “A.”'],
  ['ANSWER: A', 'error', 1, 'no question'],
  ['Q\nA. x\nANSWER: A', 'unsupported', 1, 'options'],
])('refuses %j', (text, refused, line, reason) => {
  expect(read(text)).toMatchObject([{ refused, at: { line }, reason: expect.stringContaining(reason) }]);
});

it('tells all faults, and goes on with the next question', () => {
  const text = 'One\nA. x\nA. y\nANSWER: D\n\nTwo\nA. x\nB. y\n\nThree\nA. x\nB. y\nANSWER: B';
  expect(read(text)).toMatchObject([
    { at: { line: 3 }, reason: '“A” is there twice; line 4: “D” is not the letter of one answer' },
    { at: { line: 6 }, reason: 'no line begins with “ANSWER:”' },
    { at: { line: 10 }, content: { prompt: 'Three' } },
  ]);
});

it.each(['', '\n \n', '\uFEFF'])('finds nothing in %j', (text) => expect(read(text)).toEqual([]));

it('takes time in proportion to what it is given', () => {
  for (const unit of [
    'A',
    'A. ',
    'A. \n',
    'A. x\n',
    'x\n',
    '\n',
    ' ',
    'ANSWER:',
    'ANSWER: A\n',
    'ANSWER ',
    'x\n\n',
    'FEEDBACK:\n',
  ]) {
    for (const before of ['', 'Q\nA. x\n']) {
      expect(read(before + unit.repeat(200_000 / unit.length)).length).toBeGreaterThanOrEqual(0);
    }
  }
});
