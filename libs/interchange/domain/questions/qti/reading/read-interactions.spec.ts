import {
  asQti3,
  choices,
  declare,
  document,
  entry,
  equal,
  feedback,
  float,
  type ItemParts,
  long,
  mapping,
  match,
  order,
  rubric,
  ruled,
  sides,
  template,
} from '@app/testing/qti-documents.js';
import type { ReadRecord } from '../../question-record.js';
import { readQtiItem } from './read-item.js';

/** Reads an item of QTI 2 and the same in the words of 3.0: what comes of both must be the same. */
function read(parts: ItemParts): ReadRecord {
  const text = document(parts);
  const record = readQtiItem(text, { entry: 'i.xml' });
  expect(readQtiItem(asQti3(text), { entry: 'i.xml' })).toEqual(record);
  return record;
}

it.each([
  [
    'one choice',
    { declared: declare('single', 'identifier', ['B']), body: choices(1) },
    {
      kind: 'single-choice',
      key: 'b',
      options: [
        { id: 'a', text: 'x' },
        { id: 'b', text: 'y' },
        { id: 'c', text: 'z**!**' },
      ],
    },
    [],
  ],
  [
    'points for one choice',
    {
      declared: declare('single', 'identifier', [], mapping({ A: 2, B: 1, C: -1 })),
      body: choices(1),
      rules: template('map_response'),
    },
    { kind: 'single-choice', key: 'a' },
    ['marks for “y”: 1', 'marks for “z**!**”: -1'],
  ],
  [
    'points beside the correct one',
    {
      declared: declare('single', 'identifier', ['A'], mapping({ A: 2, B: 1, C: -1 })),
      body: choices(1),
      rules: template('map_response'),
    },
    { kind: 'single-choice', key: 'a' },
    ['marks for “y”: 1', 'marks for “z**!**”: -1'],
  ],
  [
    'several, all or nothing',
    { declared: declare('multiple', 'identifier', ['A', 'C']), body: choices(0) },
    { kind: 'multiple-choice', key: ['a', 'c'], scoring: 'all-or-nothing' },
    [],
  ],
  [
    'several, without rules',
    { declared: declare('multiple', 'identifier', ['A', 'C']), body: choices(0), rules: '' },
    { key: ['a', 'c'], scoring: 'partial' },
    [],
  ],
  [
    'several, each with its share',
    {
      declared: declare('multiple', 'identifier', ['A', 'C'], mapping({ A: 1, B: -1, C: 1 }, ' lowerBound="0"')),
      body: choices(0),
      rules: template('map_response.xml'),
    },
    { key: ['a', 'c'], scoring: 'partial' },
    [],
  ],
  [
    'wrong ones that cost nothing',
    {
      declared: declare(
        'multiple',
        'identifier',
        ['A', 'C'],
        mapping({ A: 1, C: 1 }, ' lowerBound="0" upperBound="1"'),
      ),
      body: choices(2),
      rules: template('map_response'),
    },
    { scoring: 'partial' },
    ['at most 2 choices', 'marks for a wrong choice: 0', 'marks up to 1 only'],
  ],
  [
    'unequal shares',
    {
      declared: declare('multiple', 'identifier', ['A', 'C'], mapping({ A: 3, C: 1, B: -3 })),
      body: choices(0),
      rules: template('map_response'),
    },
    { scoring: 'partial' },
    ['marks for “x”: 3', 'marks for “z**!**”: 1', 'marks below 0'],
  ],
  [
    'rules of its own',
    {
      declared: declare('multiple', 'identifier', ['A']),
      body: choices(0),
      rules: '<responseProcessing><setOutcomeValue identifier="SCORE"><random/></setOutcomeValue></responseProcessing>',
    },
    { scoring: 'partial', key: ['a'] },
    ['response processing of its own: right is what is declared as correct'],
  ],
])('reads choices: %s', (_, parts, content, lost) => {
  expect(read(parts)).toMatchObject({ content, lost });
});

const bound = (rule: string, value: number, isMirrored = false) => {
  const operands = ['<variable identifier="RESPONSE"/>', `<baseValue baseType="float">${value}</baseValue>`];
  return `<${rule}>${(isMirrored ? operands.reverse() : operands).join('')}</${rule}>`;
};

it.each([
  ['exact', float, template('match_correct'), { value: 3.2 }, []],
  ['equal', float, equal('toleranceMode="exact"'), { value: 3.2 }, []],
  [
    'absolute',
    float,
    equal('toleranceMode="absolute" tolerance="0.05"'),
    { value: 3.2, tolerance: { absolute: 0.05 } },
    [],
  ],
  [
    'relative, in percent',
    float,
    equal('toleranceMode="relative" tolerance="7 7"'),
    { value: 3.2, tolerance: { relative: 0.07 } },
    [],
  ],
  [
    'another on each side',
    declare('single', 'integer', ['-100']),
    equal('toleranceMode="relative" tolerance="10 20" includeUpperBound="false"'),
    { min: -110, max: -80 },
    ['the bounds themselves are wrong'],
  ],
  [
    'a range',
    declare('single', 'float', ['7']),
    ruled(`<and>${bound('gte', 1)}${bound('lte', 9)}</and>`),
    { min: 1, max: 9 },
    [],
  ],
  [
    'a range the other way round',
    float,
    ruled(`<and>${bound('gte', 9, true)}${bound('lte', 1, true)}</and>`),
    { min: 1, max: 9 },
    [],
  ],
  ['a mapping', declare('single', 'float', [], mapping({ 5: 1, 6: 0 })), template('map_response'), { value: 5 }, []],
  [
    'rules of its own',
    float,
    ruled('<equalRounded/>'),
    { value: 3.2 },
    ['response processing of its own: right is what is declared as correct'],
  ],
])('reads a number: %s', (_, declared, rules, key, lost) => {
  expect(read({ declared, body: entry, rules })).toMatchObject({
    content: { kind: 'numeric', prompt: String.raw`How many **ms**? \_\_\_\_\_ of time`, key },
    lost,
  });
});

it.each([
  ['correct', declare('single', 'string', ['York']), template('match_correct'), ['York'], []],
  [
    'mapped',
    declare(
      'single',
      'string',
      ['York'],
      '<mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1" caseSensitive="true"/><mapEntry mapKey="york" mappedValue="0.5" caseSensitive="false"/><mapEntry mapKey="Ebor" mappedValue="1"/><mapEntry mapKey="Leeds" mappedValue="0"/></mapping>',
    ),
    template('map_response'),
    ['York', 'Ebor'],
    ['upper and lower case count', 'marks for “york”: 0.5', 'wrong answer “Leeds”'],
  ],
])('reads a text that is typed: %s', (_, declared, rules, accepted, lost) => {
  const body =
    '<p>Now is the winter of our discontent: <i>who</i>?</p>\n<div><textEntryInteraction responseIdentifier="RESPONSE"/></div>';
  expect(read({ declared, body, rules })).toMatchObject({
    content: { kind: 'short-text', prompt: 'Now is the winter of our discontent: *who*?', key: { accepted } },
    lost,
  });
});

it.each([
  [
    'a rubric',
    long + rubric('scorer tutor', 'Names <b>load</b>') + rubric('candidate', 'Be short.'),
    declare('single', 'string', ['*x*']),
    feedback,
    { prompt: 'Design it.\n\nWrite.\n\nBe short.', modelAnswer: 'Names **load**', explanation: 'Think of load.' },
  ],
  [
    'a correct response',
    long,
    declare('single', 'string', ['*x*']),
    feedback,
    { modelAnswer: String.raw`\*x\*`, explanation: 'Think of load.' },
  ],
  ['feedback', long, '', feedback, { modelAnswer: 'Think of load.', explanation: '' }],
])('takes a model answer from %s', (_, body, declared, after, content) => {
  expect(read({ declared, body, after, rules: '' })).toMatchObject({
    content: { kind: 'open', assessment: 'self', rubric: [{ id: 'a', points: 1 }], ...content },
    lost: [],
  });
});

it('reads an order', () => {
  const declared = declare('ordered', 'identifier', ['B', 'A']);
  const items = [
    { id: 'a', text: 'x' },
    { id: 'b', text: 'y' },
  ];
  const content = { kind: 'ordering', prompt: 'Sort.', items, key: ['b', 'a'] };
  expect(read({ declared, body: order })).toMatchObject({
    content: { ...content, scoring: 'all-or-nothing' },
    lost: [],
  });
  expect(read({ declared, body: order, rules: '' })).toMatchObject({
    content: { ...content, scoring: 'partial' },
    lost: [],
  });
});

it('reads pairs', () => {
  const declared = declare('multiple', 'directedPair', ['A Q', 'B  P'], mapping({ 'A Q': 1, 'B P': 2 }));
  const content = {
    kind: 'matching',
    prompt: 'Match.',
    left: [
      { id: 'l1', text: 'x' },
      { id: 'l2', text: 'y' },
    ],
    right: ['P', 'Q', 'R'].map((text, index) => ({ id: `r${index + 1}`, text })),
    key: { l1: 'r2', l2: 'r1' },
  };
  const body = match(sides);
  expect(read({ declared, body })).toMatchObject({ content, lost: ['no marks unless all pairs are right'] });
  expect(read({ declared, body, rules: template('map_response') })).toMatchObject({
    content,
    lost: ['marks that differ from pair to pair'],
  });
});
