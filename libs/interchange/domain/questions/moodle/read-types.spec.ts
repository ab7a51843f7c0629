import type { ReadRecord } from '../question-record.js';
import { readMoodleXml } from './read-moodle-xml.js';

const read = (questions: string): ReadRecord[] => [
  ...readMoodleXml(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}\n</quiz>`),
];
const one = (type: string, inner: string, prompt = '<questiontext><text>Q</text></questiontext>'): ReadRecord => {
  const [record, ...others] = read(`<question type="${type}">${prompt}${inner}</question>`);
  expect(others).toEqual([]);
  return record!;
};
const answer = (fraction: number | string, text: string, more = '') =>
  `<answer fraction="${fraction}"><text>${text}</text>${more}</answer>`;
const feedback = (text: string) => `<feedback format="html"><text>${text}</text></feedback>`;

const [full, none] = [answer(100, 'right'), answer(0, 'wrong')];

it.each([
  ['one of several', full + none, { kind: 'single-choice', key: 'a' }, []],
  ['an old export', '<single>1</single><answer fraction="100">yes</answer>' + none, { kind: 'single-choice' }, []],
  [
    'shares of a single choice',
    full + answer(50, 'half') + answer('-33.33333', 'bad'),
    { kind: 'single-choice', key: 'a' },
    ['marks for “half”: 50%', 'marks for “bad”: -33.33333%'],
  ],
  [
    'equal shares',
    `<single>false</single>${answer('33.33333', 'a')}${answer('33.33333', 'b')}${answer('-33.33333', 'c')}${answer('33.3333333', 'd')}`,
    { kind: 'multiple-choice', key: ['a', 'b', 'd'], scoring: 'partial' },
    [],
  ],
  [
    'wrong answers that cost nothing',
    `<single>0</single>${answer(50, 'a')}${answer(50, 'b')}${answer(0, 'c')}`,
    { kind: 'multiple-choice', key: ['a', 'b'], scoring: 'partial' },
    ['marks for a wrong answer: 0%'],
  ],
  [
    'wrong answers that cost all',
    `<single>false</single>${answer(50, 'a')}${answer(50, 'b')}${answer(-100, 'c')}`,
    { key: ['a', 'b'] },
    ['marks for a wrong answer: -100%'],
  ],
  [
    'unequal shares',
    `<single>false</single>${answer(70, 'a')}${answer(30, 'b')}${answer(-50, 'c')}`,
    { key: ['a', 'b'] },
    ['marks for “a”: 70%', 'marks for “b”: 30%'],
  ],
])('reads a choice: %s', (_, inner, content, lost) => {
  expect(one('multichoice', inner)).toMatchObject({ content, lost });
});

it('reads all-or-nothing choices of the plugin', () => {
  expect(one('multichoiceset', answer(100, 'a') + answer(100, 'b') + answer(0, 'c'))).toMatchObject({
    content: { kind: 'multiple-choice', key: ['a', 'b'], scoring: 'all-or-nothing' },
    lost: [],
  });
});

it('gives an option with a program in it one line, and tells of that', () => {
  const code = '&lt;pre&gt;for x in y:\n    print(x)&lt;/pre&gt;';
  expect(one('multichoice', answer(100, code) + none)).toMatchObject({
    content: { options: [{ text: '``` for x in y: print(x) ```' }, {}] },
    lost: ['line breaks of code in one line'],
  });
});

it('reads true or false, in any order', () => {
  expect(
    one('truefalse', answer(0, 'false', feedback('No: it is.')) + answer(100, 'true', feedback(''))),
  ).toMatchObject({
    content: {
      kind: 'single-choice',
      options: [
        { id: 'a', text: 'True' },
        { id: 'b', text: 'False', feedback: 'No: it is.' },
      ],
      key: 'a',
    },
    lost: [],
  });
});

it.each([
  ['two answers', answer(100, 'heap') + answer(100, ' min-heap '), { accepted: ['heap', 'min-heap'] }, []],
  [
    'wildcards',
    answer(100, '*idempoten*') + answer(100, 'x\\*y'),
    { accepted: ['idempoten', 'x*y'], pattern: '.*idempoten.*' },
    [],
  ],
  [
    'marks and feedback',
    answer(100, 'a') + answer(50, 'b', feedback('Nearly')) + answer(0, 'c') + answer(0, '*', feedback('Look again.')),
    { accepted: ['a'] },
    ['marks for “b”: 50%', 'feedback on “b”: Nearly', 'wrong answer “c”', 'feedback on “*”: Look again.'],
  ],
  ['case', `<usecase>1</usecase>${answer(100, 'A')}`, { accepted: ['A'] }, ['upper and lower case count in Moodle']],
])('reads a short answer: %s', (_, inner, key, lost) => {
  expect(one('shortanswer', inner)).toMatchObject({ content: { kind: 'short-text', key }, lost });
});

const number = (text: string, tolerance: string) => answer(100, text, `<tolerance>${tolerance}</tolerance>`);
const unit = (name: string, multiplier: string) =>
  `<unit><multiplier>${multiplier}</multiplier><unit_name>${name}</unit_name></unit>`;

it.each([
  ['3.2 ± 0.05', number('3.2', '0.05'), { key: { value: 3.2, tolerance: { absolute: 0.05 } } }, []],
  ['no tolerance', number('-1e3', '0'), { key: { value: -1000 } }, []],
  ['an old export', '<answer>7<fraction>1</fraction></answer>', { key: { value: 7 } }, []],
  [
    'units',
    `${number('3', '0')}<units>${unit('ms', '1')}${unit('s', '0.001')}</units><unitgradingtype>1</unitgradingtype><unitpenalty>0.1000000</unitpenalty>`,
    { key: { value: 3 }, unit: 'ms' },
    ['unit s (× 0.001)', 'marks for a wrong unit: -10%'],
  ],
  [
    'a near miss',
    `${number('3', '0')}${answer(50, '4')}${answer(0, '*', feedback('No'))}`,
    { key: { value: 3 } },
    ['marks for “4”: 50%', 'feedback on “*”: No'],
  ],
])('reads a number: %s', (_, inner, content, lost) => {
  expect(one('numerical', inner)).toMatchObject({ content: { kind: 'numeric', ...content }, lost });
});

const pair = (left: string, right: string) =>
  `<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`;

it('reads pairs, with answers that are shared and answers that belong to none', () => {
  expect(
    one('matching', pair('&lt;p&gt;a&lt;/p&gt;', 'O(1)') + pair('b', 'O(n*n)') + pair('', 'O(2)') + pair('c', 'O(1)')),
  ).toMatchObject({
    content: {
      kind: 'matching',
      left: [
        { id: 'l1', text: 'a' },
        { id: 'l2', text: 'b' },
        { id: 'l3', text: 'c' },
      ],
      right: [
        { id: 'r1', text: 'O(1)' },
        { id: 'r2', text: String.raw`O(n\*n)` },
        { id: 'r3', text: 'O(2)' },
      ],
      key: { l1: 'r1', l2: 'r2', l3: 'r1' },
    },
    lost: [],
  });
});

it.each([
  ['ALL_OR_NOTHING', 'all-or-nothing', []],
  ['LONGEST_ORDERED_SUBSET', 'partial', []],
  ['RELATIVE_NEXT_EXCLUDE_LAST', 'partial', ['points by RELATIVE_NEXT_EXCLUDE_LAST']],
])('reads an order that is counted by %s', (counted, scoring, lost) => {
  const inner = `<gradingtype>${counted}</gradingtype><selecttype>ALL</selecttype>${answer(1, 'x')}${answer(2, 'y')}`;
  expect(one('ordering', inner)).toMatchObject({
    content: {
      items: [
        { id: 'a', text: 'x' },
        { id: 'b', text: 'y' },
      ],
      key: ['a', 'b'],
      scoring,
    },
    lost,
  });
});

it('reads an essay whose graders are told something', () => {
  const general = '<generalfeedback><text>Why</text></generalfeedback>';
  const told = '<graderinfo format="html"><text>&lt;ul&gt;&lt;li&gt;load&lt;/ul&gt;</text></graderinfo>';
  const open = {
    kind: 'open',
    assessment: 'self',
    rubric: [{ id: 'a', text: 'Says what the model answer says', points: 1 }],
  };
  expect(one('essay', told + general)).toMatchObject({
    content: { ...open, modelAnswer: '- load', explanation: 'Why' },
    lost: [],
  });
  expect(
    one('essay', `${general}<attachments>2</attachments><responsetemplate><text>Dear …</text></responsetemplate>`),
  ).toMatchObject({
    content: { ...open, modelAnswer: 'Why', explanation: '' },
    lost: ['files with the answer', 'text that the answer begins with: Dear …'],
  });
});

it('tells of lines of code that become one, in time that is proportional to them', () => {
  const option = (html: string) =>
    `<quiz><question type="multichoice"><questiontext><text>q</text></questiontext><answer fraction="100"><text>` +
    `<![CDATA[${html}]]></text></answer><answer fraction="0"><text>b</text></answer></question></quiz>`;
  const lost = (html: string) => [...readMoodleXml(option(html))].map((record) => 'lost' in record && record.lost);
  expect(lost('<pre>a\nb</pre>')).toEqual([['line breaks of code in one line']]);
  expect(lost('<pre>a\n</pre>\n<b>c</b>')).toEqual([[]]);
  expect(lost(`x<pre>${'\n'.repeat(300_000)}`)).toEqual([[]]);
});
