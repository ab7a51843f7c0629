import fc from 'fast-check';
import type { ContentOf, Kind } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';

/** What means something to one format or another. */
const nasty = [
  '\\',
  '\\n',
  '\n',
  '\n\n',
  '{',
  '}',
  '=',
  '~',
  '#',
  '####',
  ':',
  '::',
  '//',
  '\n// x',
  '[html]',
  '[plain] ',
  '%50%',
  '$CATEGORY: x',
  '"',
  "'",
  "''",
  '""',
  ',',
  ';',
  '\t',
  '|',
  '<b>',
  '&lt;',
  '<!--',
  '```js\nlet a = {};\n```',
  '- [ ] ',
  '* ',
  '*',
  '\\*',
  '@',
  '+',
  '-',
  '->',
  'TRUE',
  '1.5',
  'ANSWER: B',
  '_____',
  '\u00a0',
  '\u2028',
  'é',
  '🂡',
];

const joined = (pieces: readonly string[]) => pieces.join('').trim();
const piece = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);

/** A text that is not empty and has nothing around it; no NUL and no "\r", which no reader keeps. */
export const hostileText = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map(joined)
  .filter((text) => text !== '');
const parts = (prefix: string, texts: readonly string[]) =>
  texts.map((text, index) => ({ id: prefix ? `${prefix}${index + 1}` : 'abcdefghijklmnopqrst'[index]!, text }));
const texts = (minLength: number, maxLength: number) => fc.uniqueArray(hostileText, { minLength, maxLength });
const number = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
);

const common = {
  explanation: hostileText,
  estimatedSeconds: fc.integer({ min: 5, max: 7_200 }),
  references: fc.array(
    fc.record({ title: hostileText, url: fc.constantFrom('https://example.org/a?b=1,2;3', 'http://example.org/#~x') }),
    { maxLength: 2 },
  ),
};
const asked = { prompt: hostileText, ...common };
const kind = <K extends Kind>(name: K) => fc.constant(name);

const options = (max: number) =>
  fc
    .tuple(texts(2, max), fc.array(fc.option(hostileText, { nil: undefined }), { minLength: max, maxLength: max }))
    .map(([list, feedback]) =>
      parts('', list).map((part, index) => ({ ...part, ...(feedback[index] && { feedback: feedback[index] }) })),
    );

const singleChoice = fc
  .record({ kind: kind('single-choice'), ...asked, options: options(5), right: fc.nat(4) })
  .map(({ right, ...content }) => ({ ...content, key: content.options[right % content.options.length]!.id }));

const multipleChoice = fc
  .record({
    kind: kind('multiple-choice'),
    ...asked,
    options: options(6),
    mask: fc.integer({ min: 1, max: 63 }),
    scoring: fc.constantFrom('partial' as const, 'all-or-nothing' as const),
  })
  .map(({ mask, ...content }) => {
    const right = content.options.filter((_, index) => (mask >> index) & 1);
    return { ...content, key: (right.length ? right : content.options.slice(0, 1)).map(({ id }) => id) };
  });

const numericKey = fc.oneof(
  fc.record({ value: number }),
  fc.record({ value: number, tolerance: fc.record({ absolute: number.map(Math.abs) }) }),
  fc.record({ value: number, tolerance: fc.record({ relative: fc.double({ min: 0, max: 1, noNaN: true }) }) }),
  fc.tuple(number, number).map((pair) => ({ min: Math.min(...pair), max: Math.max(...pair) })),
);
const numeric = fc
  .record({ kind: kind('numeric'), ...asked, key: numericKey, unit: fc.option(hostileText, { nil: undefined }) })
  .map(({ unit, ...content }) => ({ ...content, ...(unit && { unit: unit.slice(0, 40).trim() }) }));

const shortText = fc
  .record({
    kind: kind('short-text'),
    ...asked,
    accepted: texts(1, 4),
    pattern: fc.option(fc.constantFrom('a|b', '^x,y;"z"$'), { nil: undefined }),
  })
  .map(({ accepted, pattern, ...content }) => ({ ...content, key: { accepted, ...(pattern && { pattern }) } }));

const ordering = fc
  .record({
    kind: kind('ordering'),
    ...asked,
    items: texts(2, 6).map((list) => parts('', list)),
    scoring: fc.constantFrom('partial' as const, 'all-or-nothing' as const),
  })
  .chain((content) =>
    fc
      .shuffledSubarray(
        content.items.map(({ id }) => id),
        { minLength: content.items.length },
      )
      .map((key) => ({ ...content, key })),
  );

/** The right sides in the order of their first use, then those that belong to none: formats name them by pairs. */
const matching = fc
  .record({
    kind: kind('matching'),
    ...asked,
    left: texts(2, 5).map((list) => parts('l', list)),
    right: texts(2, 5).map((list) => parts('r', list)),
    picks: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
  })
  .map(({ picks, left, right, ...content }) => {
    let used = 0;
    const key = left.map(({ id }, index) => {
      const pick = Math.min(picks[index]!, used, right.length - 1);
      used = Math.max(used, pick + 1);
      return [id, `r${pick + 1}`] as const;
    });
    return { ...content, left, right, key: Object.fromEntries(key) };
  });

const open = fc
  .record({
    kind: kind('open'),
    ...asked,
    modelAnswer: hostileText,
    rubric: texts(1, 3),
    points: fc.integer({ min: 1, max: 9 }),
    assessment: fc.constantFrom('self' as const, 'instructor' as const),
  })
  .map(({ rubric, points, ...content }) => ({
    ...content,
    rubric: parts('', rubric).map((part, index) => ({ ...part, points: points + index / 2 })),
  }));

const flashcard = fc.record({ kind: kind('flashcard'), front: hostileText, back: hostileText, ...common });

type Askable = Exclude<Kind, 'code' | 'sql'>;

/**
 * Contents of each kind that has no program, over texts that are hostile to formats. Ids are the canonical ones (a, b, …;
 * l1, r1, …), as readers give them.
 */
export const hostileContent: { [K in Askable]: fc.Arbitrary<ContentOf<K>> } = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  numeric,
  'short-text': shortText,
  ordering,
  matching,
  open,
  flashcard,
};

/** The question around a content. */
export const questionOf = <T>(content: T) => ({
  slug: 'a-question',
  topics: ['arrays', 'graphs'],
  level: levels[1],
  content,
});
