import type { ReadRecord } from '../question-record.js';
import { readGift } from './read-gift.js';

const read = (text: string) => [...readGift(text)];
const one = (text: string): ReadRecord => {
  const records = read(text);
  expect(records).toHaveLength(1);
  return records[0]!;
};
const content = (text: string) => {
  const record = one(text);
  if ('refused' in record) throw new Error(record.reason);
  return { ...record.content, lost: record.lost };
};
const prompt = (text: string) => {
  const found = content(text);
  return 'prompt' in found ? found.prompt : found.front;
};

describe('choices', () => {
  it('reads one right answer, with feedback', () => {
    expect(
      content(
        "::Grant:: Who's buried in Grant's tomb?{\n=Grant # right\n~no one\n~Napoleon #in <b>France</b>\n####See\\: it.}",
      ),
    ).toEqual({
      kind: 'single-choice',
      prompt: "Who's buried in Grant's tomb?",
      options: [
        { id: 'a', text: 'Grant', feedback: 'right' },
        { id: 'b', text: 'no one' },
        { id: 'c', text: 'Napoleon', feedback: 'in **France**' },
      ],
      key: 'a',
      explanation: 'See: it.',
      estimatedSeconds: 90,
      references: [],
      lost: [],
    });
  });

  it('takes what is right from the weights, not from a sign', () => {
    expect(
      content("Who is entombed in Grant's tomb? {~%-50%No one~%50%Grant~%50%Grant's wife~%-50%Grant's father}"),
    ).toMatchObject({
      kind: 'multiple-choice',
      key: ['b', 'c'],
      scoring: 'partial',
      options: [{ text: 'No one' }, { text: 'Grant' }, { text: "Grant's wife" }, { text: "Grant's father" }],
      lost: [],
    });
  });

  it.each([
    ['~%33.33333%a~%33.33333%b~%33.33333%c', ['a', 'b', 'c'], []],
    ['~%100%a~%-100%b', ['a'], []],
    ['~%50%a~%50%b~c~d', ['a', 'b'], ['weights of the wrong answers: 0%']],
    ['~%50%a~%50%b~%-100%c~%-25%d', ['a', 'b'], ['weights of the wrong answers: -100%, -25%']],
    ['~%60%a~%40%b~%-50%c', ['a', 'b'], ['weights of the right answers: 60%, 40%']],
  ])('%s', (answers, key, lost) => {
    expect(content(`Q{${answers}}`)).toMatchObject({ kind: 'multiple-choice', key, lost });
  });

  it('names marks for a wrong answer of one choice', () => {
    expect(content('Q{=a ~%50%b ~%d}')).toMatchObject({
      key: 'a',
      options: [{ text: 'a' }, { text: 'b' }, { text: '%d' }],
      lost: ['marks for “b”: 50%'],
    });
  });

  it.each([
    ['Grant is {T#no#yes}', 'a', 'yes', 'no'],
    ['Grant is {TRUE}', 'a', undefined, undefined],
    ['Grant is {F#no#yes}', 'b', 'no', 'yes'],
    ['Grant is {FALSE##yes}', 'b', undefined, 'yes'],
    ['Grant is {false}', 'b', undefined, undefined],
  ])('%s: the first feedback is for a wrong answer', (text, key, onTrue, onFalse) => {
    expect(content(text)).toMatchObject({
      kind: 'single-choice',
      prompt: 'Grant is',
      key,
      options: [
        { text: 'True', ...(onTrue && { feedback: onTrue }) },
        { text: 'False', ...(onFalse && { feedback: onFalse }) },
      ],
    });
  });

  it('shows where a word is missing', () => {
    expect(prompt('Grant is {~buried =entombed ~living} in his tomb.')).toBe(
      String.raw`Grant is \_\_\_\_\_ in his tomb.`,
    );
    expect(prompt('[markdown]Grant is {~buried =entombed} in his tomb.')).toBe(
      String.raw`Grant is \_\_\_\_\_ in his tomb.`,
    );
  });
});

describe('typed answers', () => {
  it.each([
    ['Two plus {=two =2} equals four.', ['two', '2'], undefined, []],
    ['Two plus two{four}', ['four'], undefined, []],
    ['Q{=%100%a =%50%b#nearly}', ['a'], undefined, ['marks for “b”: 50%', 'feedback on “b”: nearly']],
    ['Q{=*cap theorem* =CAP\\: x}', ['cap theorem', 'CAP: x'], '.*cap theorem.*', []],
    ['Q{=a\\*b*}', ['a*b'], String.raw`a\*b.*`, []],
    ['[markdown]Q{=[html]x <b>}', ['x <b>'], undefined, []],
  ])('%s', (text, accepted, pattern, lost) => {
    expect(content(text)).toMatchObject({ kind: 'short-text', key: { accepted, ...(pattern && { pattern }) }, lost });
  });

  it.each([
    ['{#1822:5}', { value: 1822, tolerance: { absolute: 5 } }, []],
    ['{#3}', { value: 3 }, []],
    ['{# -1.5e3 : 0.5 }', { value: -1500, tolerance: { absolute: 0.5 } }, []],
    ['{#1..5}', { min: 1, max: 5 }, []],
    ['{#-5..-2.5}', { min: -5, max: -2.5 }, []],
    [
      '{#=1822:0 =%50%1822:2#close}',
      { value: 1822, tolerance: { absolute: 0 } },
      ['marks for “1822:2”: 50%', 'feedback on “1822:2”: close'],
    ],
    [
      '{#\n\t=%100%3:0#yes\n\t~#no\n}',
      { value: 3, tolerance: { absolute: 0 } },
      ['feedback on wrong answers: no', 'feedback on “3:0”: yes'],
    ],
  ])('When?%s', (answers, key, lost) => {
    expect(content(`When?${answers}`)).toMatchObject({ kind: 'numeric', prompt: 'When?', key, lost });
  });
});

describe('other kinds', () => {
  it('reads pairs, with rights that are used twice or never', () => {
    expect(content('Match.{=Canada -> Ottawa =Italy->Rome =Lazio -> Rome = -> Paris ####Geography.}')).toMatchObject({
      kind: 'matching',
      left: [
        { id: 'l1', text: 'Canada' },
        { id: 'l2', text: 'Italy' },
        { id: 'l3', text: 'Lazio' },
      ],
      right: [
        { id: 'r1', text: 'Ottawa' },
        { id: 'r2', text: 'Rome' },
        { id: 'r3', text: 'Paris' },
      ],
      key: { l1: 'r1', l2: 'r2', l3: 'r2' },
      explanation: 'Geography.',
    });
  });

  it('makes an open question of an essay whose general feedback can be its model answer', () => {
    expect(content('Design a cache.{####Say **LRU**.}')).toMatchObject({
      kind: 'open',
      modelAnswer: String.raw`Say \*\*LRU\*\*.`,
      explanation: '',
      rubric: [{ text: 'Says what the model answer says' }],
      lost: [],
    });
  });
});

describe('the file', () => {
  it('keeps categories, ids and tags with what they stand above', () => {
    const text = [
      '\uFEFF// question: 12  name: x',
      '// [id:graphs-1] [tag:graphs] [tag:level:senior] [tag:a\\]b]',
      '',
      '$CATEGORY: $course$/top/Graphs/BFS//DFS',
      '::First::One{T}',
      '',
      '// a comment',
      '::Second::[html]<p>Two</p>{',
      '  // of the answers',
      '  =right',
      '  ~wrong',
      '}',
      '$CATEGORY: Trees',
      'Three{F}',
    ].join('\r\n');
    expect(read(text)).toMatchObject([
      {
        at: { line: 5 },
        externalId: 'graphs-1',
        title: 'First',
        tags: ['graphs', 'a]b'],
        level: 'senior',
        category: ['Graphs', 'BFS/DFS'],
      },
      { at: { line: 8 }, title: 'Second', tags: [], category: ['Graphs', 'BFS/DFS'], content: { prompt: 'Two' } },
      { at: { line: 14 }, category: ['Trees'], content: { key: 'b' } },
    ]);
    expect(read(text)[1]).not.toHaveProperty('externalId');
  });

  it('reads escapes and formats', () => {
    expect(prompt(String.raw`[markdown]\#\# f(x) \= \{1\}\n\n\\n \~ a\:b \(x{=a ~b}`)).toBe(
      '## f(x) = {1}\n\n\\n ~ a:b \\(x',
    );
    expect(content('[plain]*a* <b>{=[markdown]**x** ~*y*}')).toMatchObject({
      prompt: String.raw`\*a\* \<b\>`,
      options: [{ text: '**x**' }, { text: String.raw`\*y\*` }],
    });
    expect(prompt('Which is List<String>?{=a ~b}')).toBe(String.raw`Which is List\<String\>?`);
    expect(prompt('[nothing] x{=a ~b}')).toBe(String.raw`\[nothing\] x`);
  });

  it('tells of pictures', () => {
    expect(content('[html]<img src\\="@@PLUGINFILE@@/a.png">x{=a ~b}').lost).toEqual([
      'picture or sound: @@PLUGINFILE@@/a.png',
    ]);
  });

  it.each([
    ['', 0],
    ['\n\n', 0],
    ['// only a comment\n\n$CATEGORY: x\n', 0],
    ['\uFEFF', 0],
  ])('%j holds nothing', (text, count) => {
    expect(read(text)).toHaveLength(count);
  });
});

it('takes time in proportion to what it is given', () => {
  for (const unit of [
    '\\',
    '{',
    '}',
    '~',
    '=',
    '#',
    '##',
    '::',
    ':',
    '//\n',
    '// [id:\n',
    '[',
    '[tag:',
    '\n',
    ' ',
    'a\n\n',
    '$CATEGORY:/\n',
    '~%',
    '->',
    '=a->',
    '~a\\',
  ]) {
    for (const [before, after] of [
      ['', ''],
      ['Q{', '}'],
      ['Q{#', '}'],
      ['// ', '\nQ{T}'],
    ] as const) {
      expect(read(before + unit.repeat(150_000 / unit.length) + after).length).toBeGreaterThanOrEqual(0);
    }
  }
});
