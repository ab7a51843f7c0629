import fc from 'fast-check';
import { arbitraryContent } from '@app/testing/arbitrary-content.js';
import { checkContent } from './check-content.js';
import { kinds, type Kind } from './content.js';

const common = { prompt: 'p', explanation: 'e', estimatedSeconds: 60 };
const parts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const valid: Record<Kind, Record<string, unknown>> = {
  'single-choice': { kind: 'single-choice', ...common, options: parts('a', 'b'), key: 'a' },
  'multiple-choice': { kind: 'multiple-choice', ...common, options: parts('a', 'b', 'c'), key: ['a', 'c'] },
  numeric: { kind: 'numeric', ...common, key: { value: 3.2, tolerance: { absolute: 0.05 } }, unit: 'ms' },
  'short-text': {
    kind: 'short-text',
    ...common,
    key: { accepted: ['idempotent'], pattern: '^idempoten(t|ce)$' },
  },
  ordering: { kind: 'ordering', ...common, items: parts('a', 'b', 'c'), key: ['c', 'a', 'b'] },
  matching: {
    kind: 'matching',
    ...common,
    left: parts('l1', 'l2'),
    right: parts('r1', 'r2', 'r3'),
    key: { l1: 'r2', l2: 'r1' },
  },
  code: {
    kind: 'code',
    ...common,
    signature: { name: 'twoSum', parameters: [{ name: 'nums', type: 'int[]' }], returns: 'int' },
    examples: [{ arguments: [[1, 2]], expected: 3 }],
    hiddenCases: [
      { arguments: [[]], expected: 0 },
      { name: 'many', generate: '() => [[1]]' },
    ],
    languages: ['javascript', 'typescript', 'python'],
    solutions: { javascript: 'const twoSum = 1', python: 'def twoSum(): pass' },
  },
  sql: {
    kind: 'sql',
    ...common,
    schema: 'create table t (a int)',
    seed: 'insert into t values (1)',
    expected: { columns: ['a'], rows: [[1]] },
    hiddenCases: [{ seed: '' }],
    solution: 'select a from t',
  },
  open: { kind: 'open', ...common, modelAnswer: 'm', rubric: [{ id: 'load', text: 'Estimates', points: 2 }] },
  flashcard: { kind: 'flashcard', front: 'f', back: 'b', explanation: 'e', estimatedSeconds: 20 },
};
const pointersOf = (document: unknown) => checkContent(document).faults.map((fault) => fault.pointer);

it.each(kinds)('accepts a %s', (kind) => expect(checkContent(valid[kind]).faults).toEqual([]));

it('fills in what has a default', () => {
  expect(checkContent(valid.ordering).content).toMatchObject({ scoring: 'partial', references: [] });
  expect(checkContent(valid.open).content).toMatchObject({ assessment: 'self' });
});

it('gives back every valid document as it was', () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const check = checkContent(JSON.parse(JSON.stringify(content)));
      expect(check.faults).toEqual([]);
      expect(check.content).toEqual(content);
    }),
  );
});

it('answers, and never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...kinds), (value, kind) => {
      expect(checkContent(value).faults.length).toBeGreaterThan(0);
      for (const field of Object.keys(valid[kind])) checkContent({ ...valid[kind], [field]: value });
    }),
  );
});

const refusals: [string, Kind, Record<string, unknown>, string[]][] = [
  ['a kind that does not exist', 'flashcard', { kind: 'essay' }, ['/kind']],
  ['a field too many', 'flashcard', { hint: 'h', 'a/b~c': 1 }, ['/hint', '/a~1b~0c']],
  ['a field too few', 'flashcard', { back: undefined }, ['/back']],
  ['an empty prompt', 'numeric', { prompt: ' \n ' }, ['/prompt']],
  ['a prompt of more than 20,000 characters', 'numeric', { prompt: 'x'.repeat(20_001) }, ['/prompt']],
  ['a lack of explanation', 'numeric', { explanation: '' }, ['/explanation']],
  ['less than 5 seconds', 'numeric', { estimatedSeconds: 4 }, ['/estimatedSeconds']],
  ['more than 2 hours', 'numeric', { estimatedSeconds: 7_201 }, ['/estimatedSeconds']],
  ['half seconds', 'numeric', { estimatedSeconds: 10.5 }, ['/estimatedSeconds']],
  [
    'a reference that is no web address',
    'numeric',
    { references: [{ title: 't', url: 'javascript:alert(1)' }] },
    ['/references/0/url'],
  ],
  ['a reference without a title', 'numeric', { references: [{ url: 'https://example.org' }] }, ['/references/0/title']],
  ['one option only', 'single-choice', { options: parts('a') }, ['/options']],
  ['more than 12 options', 'single-choice', { options: parts(...'abcdefghijklm') }, ['/options']],
  ['an id with a space', 'single-choice', { options: parts('a', 'b c') }, ['/options/1/id']],
  ['an option without text', 'single-choice', { options: [...parts('a'), { id: 'b' }] }, ['/options/1/text']],
  ['an option id used twice', 'single-choice', { options: parts('a', 'b', 'a') }, ['/options/2/id']],
  ['a key that is no option', 'single-choice', { key: 'z' }, ['/key']],
  ['a key that every object has', 'single-choice', { key: 'constructor' }, ['/key']],
  ['no right option', 'multiple-choice', { key: [] }, ['/key']],
  ['keys that are no options', 'multiple-choice', { key: ['z', 'a', 'y'] }, ['/key/0', '/key/2']],
  ['a key named twice', 'multiple-choice', { key: ['a', 'a'] }, ['/key/1']],
  ['a scoring that does not exist', 'multiple-choice', { scoring: 'lenient' }, ['/scoring']],
  ['a value that is no number', 'numeric', { key: { value: '3' } }, ['/key/value']],
  ['an infinite value', 'numeric', { key: { value: Infinity } }, ['/key/value']],
  ['half a range', 'numeric', { key: { min: 3 } }, ['/key/max']],
  ['a range upside down', 'numeric', { key: { min: 3, max: 2 } }, ['/key/min']],
  ['a value and a range', 'numeric', { key: { value: 2, min: 1, max: 3 } }, ['/key/value']],
  ['a negative tolerance', 'numeric', { key: { value: 3, tolerance: { absolute: -1 } } }, ['/key/tolerance/absolute']],
  [
    'a relative tolerance above 1',
    'numeric',
    { key: { value: 3, tolerance: { relative: 5 } } },
    ['/key/tolerance/relative'],
  ],
  ['no accepted answer', 'short-text', { key: { accepted: [] } }, ['/key/accepted']],
  ['a blank accepted answer', 'short-text', { key: { accepted: ['a', ' '] } }, ['/key/accepted/1']],
  ['a pattern that does not close', 'short-text', { key: { accepted: ['a'], pattern: '(' } }, ['/key/pattern']],
  ['look-around', 'short-text', { key: { accepted: ['a'], pattern: '(?=a)a' } }, ['/key/pattern']],
  ['a back-reference', 'short-text', { key: { accepted: ['a'], pattern: '(a)\\1' } }, ['/key/pattern']],
  ['an item id used twice', 'ordering', { items: parts('a', 'b', 'c', 'a') }, ['/items/3/id', '/key']],
  ['an order that leaves items out', 'ordering', { key: ['a', 'b'] }, ['/key']],
  ['an order that repeats', 'ordering', { key: ['a', 'b', 'b'] }, ['/key/2']],
  ['an order of something else', 'ordering', { key: ['a', 'b', 'z'] }, ['/key/2']],
  ['a left id used twice', 'matching', { left: parts('l1', 'l2', 'l2') }, ['/left/2/id']],
  ['a right id used twice', 'matching', { right: parts('r1', 'r2', 'r1') }, ['/right/2/id']],
  ['a left side without partner', 'matching', { key: { l1: 'r1' } }, ['/key']],
  ['a stranger on the left', 'matching', { key: { l1: 'r1', l2: 'r2', l9: 'r1' } }, ['/key/l9']],
  ['a stranger on the right', 'matching', { key: { l1: 'r1', l2: 'r9' } }, ['/key/l2']],
  ['a rubric without criteria', 'open', { rubric: [] }, ['/rubric']],
  ['a criterion without points', 'open', { rubric: [{ id: 'a', text: 't', points: 0 }] }, ['/rubric/0/points']],
  [
    'a criterion id used twice',
    'open',
    {
      rubric: [
        { id: 'a', text: 't', points: 1 },
        { id: 'a', text: 'u', points: 1 },
      ],
    },
    ['/rubric/1/id'],
  ],
  ['an assessment that does not exist', 'open', { assessment: 'peer' }, ['/assessment']],
];

it.each(refusals)('refuses %s (%s) and points at it', (_, kind, change, pointers) => {
  expect(pointersOf({ ...valid[kind], ...change })).toEqual(pointers);
});

it('names every fault at once', () => {
  expect(pointersOf({ ...valid.matching, prompt: '', estimatedSeconds: 1 })).toEqual(['/prompt', '/estimatedSeconds']);
});

it.each([null, [], 'text', 3, undefined])('refuses %j', (document) => {
  expect(pointersOf(document)).toEqual(['']);
});
