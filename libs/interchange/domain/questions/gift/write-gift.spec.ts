import fc from 'fast-check';
import type { Content } from '@app/question-bank/domain/content.js';
import { hostileContent, questionOf } from '@app/testing/hostile-content.js';
import { readGift } from './read-gift.js';
import { writeGift } from './write-gift.js';

const readBack = (content: Content) => [...readGift(writeGift([questionOf(content)]).text)];
const lost = (content: Content) => writeGift([questionOf(content)]).losses;
const plain = { estimatedSeconds: 90, references: [] };

it('writes what Moodle reads', () => {
  const content: Content = {
    kind: 'single-choice',
    prompt: 'Which of `{a: 1}`\n\nis a map?',
    options: [
      { id: 'a', text: '%50% = half', feedback: '#1' },
      { id: 'b', text: '[x] ~' },
    ],
    key: 'b',
    explanation: 'Because: it is.',
    ...plain,
  };
  expect(writeGift([questionOf(content)])).toEqual({
    text: [
      '// [id:a-question] [tag:arrays] [tag:graphs] [tag:level:mid]',
      String.raw`::a-question::[markdown]Which of ${'`'}\{a\: 1\}${'`'}\n\nis a map?{`,
      String.raw`	~%0%%50% \= half#\#1`,
      String.raw`	=[markdown][x] \~`,
      String.raw`	####Because\: it is.`,
      '}\n',
    ].join('\n'),
    losses: [],
  });
});

it('keeps the words that are ours', () => {
  const content: Content = { kind: 'numeric', prompt: 'p', explanation: 'e', ...plain, key: { value: 1 } };
  const file = writeGift([questionOf(content), { ...questionOf(content), slug: 'another', level: 'senior' }]);
  expect([...readGift(file.text)]).toMatchObject([
    { externalId: 'a-question', title: 'a-question', tags: ['arrays', 'graphs'], level: 'mid' },
    { externalId: 'another', title: 'another', tags: ['arrays', 'graphs'], level: 'senior' },
  ]);
});

const exact = { numRuns: 1_000 };

it.each(['single-choice', 'multiple-choice', 'numeric', 'short-text', 'matching'] as const)(
  'is the inverse of the reader for %s',
  (kind) => {
    fc.assert(
      fc.property(hostileContent[kind], (whole) => {
        const content = carried(whole);
        fc.pre(content !== undefined);
        expect(lost(content)).toEqual([]);
        expect(readBack(content)).toMatchObject([{ content, lost: [] }]);
        const [record] = readBack(content);
        expect(record && 'content' in record && record.content).toEqual(content);
      }),
      exact,
    );
  },
);

/** What of a content GIFT has a place for. */
function carried(content: Content): Content | undefined {
  const seconds = { 'multiple-choice': 120 };
  const common = {
    estimatedSeconds: content.kind === 'multiple-choice' ? seconds['multiple-choice'] : 90,
    references: [],
  };
  switch (content.kind) {
    case 'multiple-choice':
      return { ...content, ...common, scoring: 'partial' };
    case 'numeric': {
      const { unit: _, ...rest } = content;
      const isRelative = 'value' in rest.key && rest.key.tolerance && 'relative' in rest.key.tolerance;
      return isRelative ? undefined : { ...rest, ...common };
    }
    case 'short-text': {
      const accepted = content.key.accepted.filter((answer) => !answer.includes('->'));
      return accepted.length ? { ...content, ...common, key: { accepted } } : undefined;
    }
    case 'matching':
      return content.left.some(({ text }) => text.includes('->')) ? undefined : { ...content, ...common };
    default:
      return { ...content, ...common };
  }
}

it('carries an open question but for its rubric and its explanation', () => {
  fc.assert(
    fc.property(hostileContent.open, (content) => {
      expect(readBack(content)).toMatchObject([
        { content: { kind: 'open', prompt: content.prompt, modelAnswer: content.modelAnswer, explanation: '' } },
      ]);
      expect(lost(content)).toMatchObject([
        { whole: false, lost: expect.arrayContaining([expect.stringMatching(/^criterion: /)]) },
      ]);
    }),
  );
});

it.each([
  [{ kind: 'numeric', prompt: 'p', explanation: 'e', ...plain, key: { value: 1 }, unit: 'ms' }, ['unit: ms']],
  [
    { kind: 'numeric', prompt: 'p', explanation: 'e', ...plain, key: { value: -4, tolerance: { relative: 0.25 } } },
    ['relative tolerance: 0.25, written as an absolute one'],
  ],
  [
    { kind: 'short-text', prompt: 'p', explanation: 'e', ...plain, key: { accepted: ['a', 'b->c'], pattern: 'a+' } },
    ['accepted answer: b->c', 'pattern: a+'],
  ],
  [
    {
      kind: 'multiple-choice',
      prompt: 'p',
      explanation: 'e',
      estimatedSeconds: 60,
      references: [{ title: 'T', url: 'https://example.org' }],
      options: [
        { id: 'a', text: 'x' },
        { id: 'b', text: 'y' },
      ],
      key: ['a'],
      scoring: 'all-or-nothing',
    },
    [
      'scoring all or nothing: each answer has its share',
      'estimated seconds: 60',
      'reference: T <https://example.org>',
    ],
  ],
] satisfies [Content, string[]][])('tells what is lost of %j', (content, expected) => {
  expect(lost(content)).toEqual([{ slug: 'a-question', whole: false, lost: expected }]);
  expect(readBack(content)).toMatchObject([{ content: { kind: content.kind } }]);
});

it.each(['ordering', 'flashcard'] as const)('leaves out and tells the kind %s', (kind) => {
  fc.assert(
    fc.property(hostileContent[kind], (content) => {
      const { text, losses } = writeGift([questionOf(content)]);
      expect(text).toBe('');
      expect(losses).toEqual([{ slug: 'a-question', whole: true, lost: [expect.stringContaining(kind)] }]);
    }),
    { numRuns: 20 },
  );
});

it('leaves out and tells arrows that would make pairs', () => {
  const short: Content = { kind: 'short-text', prompt: 'p', explanation: 'e', ...plain, key: { accepted: ['a->b'] } };
  expect(lost(short)).toMatchObject([{ whole: true }]);
  const parts = (id: string) => [
    { id: `${id}1`, text: 'a->b' },
    { id: `${id}2`, text: 'c' },
  ];
  const key = { l1: 'r1', l2: 'r2' };
  const matching: Content = {
    kind: 'matching',
    prompt: 'p',
    explanation: 'e',
    ...plain,
    left: parts('l'),
    right: parts('r'),
    key,
  };
  expect(lost(matching)).toMatchObject([{ whole: true }]);
});
