import fc from 'fast-check';
import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import type { Table } from '@app/question-bank/domain/program-content.js';

/** Stands in every text that belongs to the key or teaches, and in nothing that a candidate may see before. */
export const secretMark = '⟦secret⟧';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((value) => value.trim() || 'x');
const shown = text.filter((value) => !value.includes(secretMark));
const secret = text.map((value) => `${secretMark} ${value}`);

/** Short ids, those among them that are names of Object.prototype. */
export const arbitraryId = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/) },
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf') },
);
const ids = (min: number, max: number) => fc.uniqueArray(arbitraryId, { minLength: min, maxLength: max });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const partOf = (id: string) => fc.record({ id: fc.constant(id), text: shown });
const partsOf = (names: readonly string[]) => fc.tuple(...names.map(partOf));
const optionsOf = (names: readonly string[]) =>
  fc.tuple(
    ...names.map((id) =>
      fc.record({ id: fc.constant(id), text: shown, feedback: secret }, { requiredKeys: ['id', 'text'] }),
    ),
  );

const teaching = {
  explanation: secret,
  estimatedSeconds: fc.integer({ min: 5, max: 7_200 }),
  references: fc.array(fc.record({ title: secret, url: fc.constant('https://example.org/a') }), { maxLength: 2 }),
};
const common = { prompt: shown, ...teaching };
const scoring = fc.constantFrom('all-or-nothing' as const, 'partial' as const);

const singleChoice: fc.Arbitrary<ContentOf<'single-choice'>> = ids(2, 12).chain((names) =>
  fc.record({
    kind: fc.constant('single-choice'),
    ...common,
    options: optionsOf(names),
    key: fc.constantFrom(...names),
  }),
);
const multipleChoice: fc.Arbitrary<ContentOf<'multiple-choice'>> = ids(2, 20).chain((names) =>
  fc.record({
    kind: fc.constant('multiple-choice'),
    ...common,
    options: optionsOf(names),
    key: fc.shuffledSubarray(names, { minLength: 1 }),
    scoring,
  }),
);
const tolerance = fc.oneof(
  fc.record({ absolute: number.map(Math.abs) }),
  fc.record({ relative: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const numeric: fc.Arbitrary<ContentOf<'numeric'>> = fc.record(
  {
    kind: fc.constant('numeric'),
    ...common,
    key: fc.oneof(
      fc.record({ value: number, tolerance }, { requiredKeys: ['value'] }),
      fc.tuple(number, number).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
    ),
    unit: fc.constantFrom('ms', 'requests/s'),
  },
  { requiredKeys: ['kind', 'prompt', 'explanation', 'estimatedSeconds', 'references', 'key'] },
);
const shortText: fc.Arbitrary<ContentOf<'short-text'>> = fc.record({
  kind: fc.constant('short-text'),
  ...common,
  key: fc.record(
    { accepted: fc.array(secret, { minLength: 1, maxLength: 4 }), pattern: fc.constant(`^${secretMark}(a+)+$`) },
    { requiredKeys: ['accepted'] },
  ),
});
const ordering: fc.Arbitrary<ContentOf<'ordering'>> = ids(2, 20).chain((names) =>
  fc.record({
    kind: fc.constant('ordering'),
    ...common,
    items: partsOf(names),
    key: fc.shuffledSubarray(names, { minLength: names.length }),
    scoring,
  }),
);
const matching: fc.Arbitrary<ContentOf<'matching'>> = fc.tuple(ids(2, 20), ids(2, 20)).chain(([left, right]) =>
  fc.record({
    kind: fc.constant('matching'),
    ...common,
    left: partsOf(left),
    right: partsOf(right),
    key: fc
      .tuple(...left.map(() => fc.constantFrom(...right)))
      .map((partners) => Object.fromEntries(left.map((id, index) => [id, partners[index] ?? '']))),
  }),
);
const source = fc.constant(`${secretMark} return 1`);
const limits = fc.record({
  timeMs: fc.integer({ min: 100, max: 10_000 }),
  memoryMb: fc.integer({ min: 16, max: 256 }),
});
const weight = fc.double({ min: 0.1, max: 1_000, noNaN: true });
const code: fc.Arbitrary<ContentOf<'code'>> = fc.record({
  kind: fc.constant('code'),
  ...common,
  signature: fc.constant({
    kind: 'function' as const,
    name: 'total',
    parameters: [{ name: 'values', type: 'int[]' }],
    returns: 'int',
  }),
  examples: fc.array(
    fc.record(
      { arguments: fc.tuple(fc.array(fc.maxSafeInteger())), expected: fc.maxSafeInteger(), note: shown },
      { requiredKeys: ['arguments', 'expected'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  hiddenCases: fc.array(
    fc.oneof(
      fc.record(
        { name: secret, arguments: fc.tuple(fc.array(fc.maxSafeInteger())), expected: fc.maxSafeInteger(), weight },
        { requiredKeys: ['arguments', 'expected'] },
      ),
      fc.record({ generate: source, name: secret, expected: fc.maxSafeInteger() }, { requiredKeys: ['generate'] }),
    ),
    { maxLength: 3 },
  ),
  comparator: fc.oneof(
    fc.constantFrom('exact' as const, 'unordered' as const, 'unordered-nested' as const),
    fc.record({ kind: fc.constant('checker' as const), source }),
    fc.constant({ kind: 'float' as const, absolute: 0.5, relative: 0 }),
  ),
  limits,
  languages: fc.shuffledSubarray(['javascript' as const, 'typescript' as const, 'python' as const], { minLength: 1 }),
  solutions: fc.record({ javascript: source, python: source }),
  wrongSolutions: fc.array(
    fc.record({ language: fc.constant('python' as const), source, verdict: fc.constant('WA' as const), why: secret }),
    { maxLength: 2 },
  ),
});
const table: fc.Arbitrary<Table> = fc.constant({ columns: ['name'], rows: [['Ada'], [null]] });
const secretTable: fc.Arbitrary<Table> = fc.constant({ columns: ['name'], rows: [[secretMark]] });
const sql: fc.Arbitrary<ContentOf<'sql'>> = fc.record({
  kind: fc.constant('sql'),
  ...common,
  schema: fc.constant('create table people (name text)'),
  seed: fc.constant(`insert into people values ('Ada')`),
  expected: table,
  hiddenCases: fc.array(
    fc.record({ name: secret, seed: source, expected: secretTable, weight }, { requiredKeys: ['seed'] }),
    { maxLength: 2 },
  ),
  orderMatters: fc.boolean(),
  columnsMatter: fc.boolean(),
  solution: source,
  wrongSolutions: fc.array(fc.record({ sql: source, verdict: fc.constant('WA' as const), why: secret }), {
    maxLength: 2,
  }),
  limits,
});
const open: fc.Arbitrary<ContentOf<'open'>> = ids(1, 8).chain((names) =>
  fc.record({
    kind: fc.constant('open'),
    ...common,
    modelAnswer: secret,
    rubric: fc.tuple(
      ...names.map((id) =>
        fc.record({ id: fc.constant(id), text: secret, points: fc.double({ min: 0.1, max: 100, noNaN: true }) }),
      ),
    ),
    assessment: fc.constantFrom('self' as const, 'instructor' as const),
  }),
);
const flashcard: fc.Arbitrary<ContentOf<'flashcard'>> = fc.record({
  kind: fc.constant('flashcard'),
  front: shown,
  back: secret,
  ...teaching,
});

/** Any valid content, by kind. */
export const contentArbitraries = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  numeric,
  'short-text': shortText,
  ordering,
  matching,
  code,
  sql,
  open,
  flashcard,
};

/** Any valid content of any kind. */
export const arbitraryContent: fc.Arbitrary<Content> = fc.oneof(...Object.values(contentArbitraries));
