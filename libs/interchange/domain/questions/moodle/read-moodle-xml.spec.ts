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

/** As Moodle 4 exports it: everything is there, most of it empty or standard. */
const exported = `
<!-- question: 0  -->
  <question type="category">
    <category>
      <text>$course$/top/Default for Data structures/Heaps//priority queues</text>
    </category>
    <info format="moodle_auto_format"><text>The default category</text></info>
    <idnumber></idnumber>
  </question>
<!-- question: 4711  -->
  <question type="multichoice">
    <name><text>Heap root</text></name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">What is at the <b>root</b> of a min-heap?<br></p><p><img src="@@PLUGINFILE@@/heap%201.png" alt="a heap"></p>]]></text>
<file name="heap 1.png" path="/" encoding="base64">iVBORw0KGgo=</file>
    </questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>The <em>least</em> element.</p>]]></text></generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>heap-1</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>0</showstandardinstruction>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <partiallycorrectfeedback format="html"><text>Your answer is partially correct.</text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text>Your answer is incorrect.</text></incorrectfeedback>
    <shownumcorrect/>
    <answer fraction="0" format="html">
      <text><![CDATA[<p>The greatest</p>]]></text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>The <code>min()</code></p>]]></text>
      <feedback format="html"><text><![CDATA[<p>Yes,<br>it is.</p>]]></text></feedback>
    </answer>
    <tags><tag><text>trees</text></tag><tag><text>level:mid</text></tag><tag><text>trees</text></tag></tags>
  </question>`;

it('reads a question as Moodle exports it, in its category', () => {
  expect(read(exported)).toEqual([
    {
      at: { line: 13 },
      externalId: 'heap-1',
      title: 'Heap root',
      category: ['Default for Data structures', 'Heaps/priority queues'],
      tags: ['trees'],
      level: 'mid',
      content: {
        kind: 'single-choice',
        prompt: 'What is at the **root** of a min-heap?',
        explanation: 'The *least* element.',
        estimatedSeconds: 90,
        references: [],
        options: [
          { id: 'a', text: 'The greatest' },
          { id: 'b', text: 'The `min()`', feedback: 'Yes, it is.' },
        ],
        key: 'b',
      },
      lost: ['picture heap 1.png: is not taken from here'],
    },
  ]);
});

it.each([
  ['$course$/top/a', ['a']],
  ['$system$/a//b / c', ['a/b', 'c']],
  ['top', []],
  ['$cat1$/top', []],
  ['Old/Moodle', ['Old', 'Moodle']],
])('reads the category %s', (path, category) => {
  const [record] = read(
    `<question type="category"><category><text>${path}</text></category></question><question type="essay"/>`,
  );
  expect(record?.category).toEqual(category);
});

it.each([
  ['html', 'a &lt;b&gt;c&lt;/b&gt;\nd', 'a **c** d'],
  ['moodle_auto_format', 'x &amp;lt; List&lt;T&gt;\ny', String.raw`x \< List\<T\>  ` + '\ny'],
  ['plain_text', '*a* &lt;b&gt;', String.raw`\*a\* \<b\>`],
  ['markdown', '*a* `b`\n\n- c', '*a* `b`\n\n- c'],
  ['wiki_like', '&lt;i&gt;a&lt;/i&gt;', '*a*'],
])('reads texts in %s', (format, text, prompt) => {
  const record = one(
    'shortanswer',
    answer(100, 'x'),
    `<questiontext format="${format}"><text>${text}</text></questiontext>`,
  );
  expect(record).toMatchObject({ content: { prompt }, lost: [] });
});

const [full, none] = [answer(100, 'right'), answer(0, 'wrong')];
const number = (text: string, tolerance: string) => answer(100, text, `<tolerance>${tolerance}</tolerance>`);
const pair = (left: string, right: string) =>
  `<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`;

it('tells of all else that a question says', () => {
  const inner = `${full}${none}<defaultgrade>2.5</defaultgrade><penalty>0.25</penalty><hidden>1</hidden><image>heap.png</image><image_base64>iVBORw0KGgo=</image_base64>
    <hint format="html"><text>Think &lt;b&gt;small&lt;/b&gt;</text><clearwrong/></hint><hint><text></text></hint>
    <correctfeedback><text>${'Well done. '.repeat(20)}</text></correctfeedback>`;
  expect(one('multichoice', inner)).toMatchObject({
    lost: [
      'worth 2.5 points',
      'hint: Think **small**',
      'marks for each further try: -25%',
      'picture or sound: heap.png',
      'hidden in Moodle',
      `correctfeedback: ${'Well done. '.repeat(20).slice(0, 79)}…`,
    ],
  });
});

it.each<[string, string, unknown]>([
  ['description', '', 'a description asks nothing'],
  ...[
    'cloze',
    'multianswer',
    'calculated',
    'calculatedmulti',
    'ddwtos',
    'gapselect',
    'ddmarker',
    'ddimageortext',
    'randomsamatch',
    'coderunner',
    '__proto__',
  ].map((type): [string, string, unknown] => [type, full, `questions of the type "${type}" can't be asked here`]),
  ['multichoice', answer(100, 'a') + answer(100, 'b'), 'one answer is to be chosen, and several are right'],
  ['multichoice', full, expect.stringMatching(/^options: /)],
  ['multichoice', full + none.repeat(12), expect.stringMatching(/^options: /)],
  ['multichoice', full + answer(0, 'x'.repeat(2_001)), expect.stringMatching(/^options\/1\/text: /)],
  ['shortanswer', answer(100, '*'), 'any answer is right'],
  ['shortanswer', answer(50, 'a'), 'no answer gets full marks'],
  ['numerical', answer(100, '*'), 'any number is right'],
  ['numerical', answer(100, '1') + answer(100, '2'), 'several numbers get full marks'],
  ['numerical', answer(90, '1'), 'no number gets full marks'],
  ['essay', '', 'an essay without information for graders or general feedback has no model answer'],
  ['essay', '<responseformat>noinline</responseformat><graderinfo><text>x</text></graderinfo>', 'its answer is a file'],
])('can not ask: %s', (type, inner, reason) => {
  expect(one(type, inner)).toMatchObject({ refused: 'unsupported', reason });
});

it.each([
  [
    'multichoice',
    answer('', '') + answer('half', 'b'),
    'answer 1 has a fraction that is no number; answer 2 has a fraction that is no number; answer 1 has no text; no answer earns all points',
  ],
  ['multichoice', none + none, 'no answer earns all points'],
  ['multichoice', `<single>false</single>${none}`, 'no answer earns points'],
  ['multichoiceset', '', 'has no answers'],
  [
    'truefalse',
    answer(100, 'yes') + answer(0, 'no'),
    'its answers are not "true" and "false"; not exactly one of its answers is right',
  ],
  ['truefalse', answer(100, 'true') + answer(100, 'false'), 'not exactly one of its answers is right'],
  ['numerical', number('3,2', '-1'), 'the answer “3,2” is no number; the tolerance of “3,2” is no number above 0'],
  ['numerical', number('0x10', 'NaN'), 'the answer “0x10” is no number; the tolerance of “0x10” is no number above 0'],
  ['numerical', answer(100, ''), 'answer 1 has no text; the answer “” is no number'],
  ['shortanswer', answer(100, ''), 'answer 1 has no text'],
  ['matching', '', 'has no pairs'],
  ['matching', pair('a', '') + pair('b', 'c'), 'pair 1 has no answer'],
  ['ordering', '', 'has no items'],
  ['ordering', answer(1, ''), 'item 1 has no text'],
])('finds all that is wrong with a %s', (type, inner, reason) => {
  expect(one(type, inner)).toMatchObject({ at: { line: 3 }, refused: 'error', reason });
});

it('refuses what is no question and what asks nothing', () => {
  expect(read('<question/>\n<script type="x"/>')).toMatchObject([
    { at: { line: 3 }, refused: 'error', reason: '<question> is no question with a type' },
    { at: { line: 4 }, refused: 'error', reason: '<script> is no question with a type' },
  ]);
  expect(one('shortanswer', full, '')).toMatchObject({ refused: 'error', reason: 'has no question text' });
});

it('goes on after a question that is wrong, and keeps what comes before the XML breaks', () => {
  const good = `<question type="shortanswer"><questiontext><text>Q</text></questiontext>${full}</question>\n`;
  expect(read(`${good}<question type="cloze"/>\n${good}<question>&nbsp;</question>${good}`)).toMatchObject([
    { content: { kind: 'short-text' } },
    { refused: 'unsupported' },
    { content: { kind: 'short-text' } },
    {
      at: { line: 6 },
      refused: 'error',
      reason: 'not well-formed, and not read from here on: has an "&" that begins no reference of XML',
    },
  ]);
  expect([...readMoodleXml('<html></html>')]).toMatchObject([{ at: { line: 1 }, refused: 'error' }]);
});

it.each(['<answer fraction="100"><text>', '<tag>', '&lt;b&gt;', '[sound:', '*', '//', '&lt;pre&gt;\n', '&lt;pre '])(
  'takes time in proportion to what it is given: %s',
  (unit_) => {
    const text = unit_.repeat(400_000 / unit_.length);
    for (const type of ['multichoice', 'shortanswer']) {
      expect(
        read(
          `<question type="${type}"><questiontext format="html"><text>${text}</text></questiontext>${answer(100, text)}`,
        ),
      ).toHaveLength(1);
    }
    expect(read(`<question type="category"><category><text>${text}</text></category></question>`).length).toBeLessThan(
      2,
    );
  },
);

it('takes time in proportion to how many parts a question has', () => {
  for (const type of ['multichoice', 'shortanswer', 'numerical', 'ordering']) {
    const answers = Array.from({ length: 10_000 }, (_, index) => answer(index % 101, `${index}`)).join('');
    expect(one(type, answers)).toHaveProperty('refused');
    expect(one(type, `<single>false</single>${answers}`)).toHaveProperty('refused');
  }
  const pairs = Array.from({ length: 10_000 }, (_, index) => pair(`${index}`, `${index}`)).join('');
  expect(one('matching', pairs)).toHaveProperty('refused');
});
