import { csvRows } from './csv-rows.js';
import { readTable } from './read-table.js';

const read = (text: string) => [...readTable(text)];
const cards = (text: string) =>
  read(text).map((record) => {
    if ('refused' in record) return record.reason;
    return record.content.kind === 'flashcard' ? [record.content.front, record.content.back] : record.content.kind;
  });

describe('cards without a header', () => {
  it.each([
    ['a tab', 'What is X?\tA, b\nWhat is Y, really?\tC'],
    ['a pipe in a “.csv”', 'What is X?|A, b\nWhat is Y, really?|C'],
    ['a semicolon', 'What is X?;"A, b"\n"What is Y, really?";C'],
    ['a comma', 'What is X?,"A, b"\r\n"What is Y, really?",C\r\n'],
    ['a comma and a blank', '\uFEFFWhat is X?, "A, b" \n "What is Y, really?", C\n\n'],
  ])('finds %s', (_, text) => {
    expect(
      cards(text)
        .flat()
        .map((side) => side.trim()),
    ).toEqual(['What is X?', 'A, b', 'What is Y, really?', 'C']);
  });

  it('takes a third column for tags', () => {
    expect(read('"x; y";2;graphs, trees\nz;3;')).toMatchObject([
      { at: { line: 1 }, tags: ['graphs', 'trees'], content: { front: 'x; y', back: '2', estimatedSeconds: 15 } },
      { at: { line: 2 }, tags: [] },
    ]);
  });

  it('tells rows that the sign of the others stands in once too often', () => {
    const text = 'a|b\nc|d\nx | y|z\ne|f';
    expect(read(text)).toMatchObject([
      {},
      {},
      { at: { line: 3 }, refused: 'error', reason: expect.stringMatching(/^row 3, column 3: is one more/) },
      { content: { front: 'e' } },
    ]);
  });

  it.each([
    ['a\nb', 'nothing parts the lines'],
    ['a,b,c,d\ne,f,g,h', '4 columns, and the first row names no prompt'],
  ])('refuses %j as a whole', (text, reason) => {
    expect(read(text)).toMatchObject([{ at: { line: 1 }, refused: 'error', reason: expect.stringContaining(reason) }]);
  });

  it.each(['', '\n\n', '\uFEFF \n'])('finds nothing in %j', (text) => expect(read(text)).toEqual([]));
});

describe('text files of Anki', () => {
  it('reads their first lines', () => {
    const text = [
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:6',
      'k$1\tBasic\tSystem::Caching\tWhat is <b>LRU</b>?\t"<p>Least<br>""recently""</p>"\tcache  hard\t',
      'k$2\tBasic\tSystem\t<img src="a.png">x\ty\t\tmore',
    ].join('\n');
    expect(read(text)).toMatchObject([
      {
        at: { line: 7 },
        externalId: 'k$1',
        category: ['System', 'Caching'],
        tags: ['cache', 'hard'],
        content: { front: 'What is **LRU**?', back: 'Least  \n"recently"' },
        lost: [],
      },
      { at: { line: 8 }, lost: ['column 7: more', 'picture or sound: a.png'] },
    ]);
  });

  it('refuses a side that is only a picture', () => {
    expect(read('#separator:tab\n#html:true\n<img src=a.png>\tx')).toMatchObject([
      { refused: 'error', reason: 'row 3, column prompt: is nothing but pictures, sounds or the like' },
    ]);
  });

  it('looks at no more columns than there can be', () => {
    const meta = Array.from({ length: 200_000 }, (_, index) => `#tags column:${index}`).join('\n');
    expect(read(`#separator:tab\n${meta}\nq\ta`)).toHaveLength(1);
  });

  it('reads names of columns, and what is not HTML as it stands', () => {
    const text = '#separator:Semicolon\n#html:false\n#deck:A::B\n#tags:t\n#columns:Back;Front;Hint\n*y*;x;h';
    expect(read(text)).toMatchObject([
      { category: ['A', 'B'], tags: ['t'], content: { front: 'x', back: String.raw`\*y\*` }, lost: ['Hint: h'] },
    ]);
  });
});

describe('whole questions', () => {
  const header = 'kind,prompt,options,key,level';

  it('reads columns by any of their names and in any order', () => {
    const text = 'Answer;Question;Estimated Seconds;Deck;Mood\nb;q;30;A::B;glad\nc;"p\nq";;;';
    expect(read(text)).toMatchObject([
      { category: ['A', 'B'], content: { front: 'q', back: 'b', estimatedSeconds: 30 }, lost: ['Mood: glad'] },
      { at: { line: 3 }, content: { front: 'p\nq', back: 'c', estimatedSeconds: 15 }, lost: [] },
    ]);
  });

  it.each([
    [',q,"x\ny",b,', { kind: 'single-choice', key: 'b' }],
    [',q,"x\n more\n  of it",b,', { options: [{ text: 'x' }, { text: 'more\nof it' }] }],
    [',q,"x\n\ny\nz","A C",', { kind: 'multiple-choice', key: ['a', 'c'], scoring: 'partial' }],
    ['Multiple Choice,q,"x\ny",b,', { kind: 'multiple-choice', key: ['b'] }],
    ['numeric,q,,3.2 +/- 5%,', { key: { value: 3.2, tolerance: { relative: 0.05 } } }],
    ["numeric,q,,'-5..-2,", { key: { min: -5, max: -2 } }],
    ['numeric,q,,-5,', { key: { value: -5 } }],
    ['short-text,q,,"a\nb",', { key: { accepted: ['a', 'b'] } }],
    ['ordering,q,"x\ny","b, a",', { key: ['b', 'a'] }],
    ['matching,q,"x\ny","1\n1\n2",', { key: { l1: 'r1', l2: 'r1' }, right: [{ text: '1' }, { text: '2' }] }],
    [
      'open,q,"2: load\nrest",a,',
      {
        rubric: [
          { text: 'load', points: 2 },
          { text: 'rest', points: 1 },
        ],
      },
    ],
    [',q,,a,', { kind: 'flashcard' }],
  ])('%s', (row, content) => {
    expect(read(`${header}\n${row}`)).toMatchObject([{ at: { line: 2 }, content, lost: [] }]);
  });

  it('tells what no kind has asked for', () => {
    expect(read(`${header},unit\nopen,q,,a,mid,ms`)).toMatchObject([
      { level: 'mid', lost: ['unit: ms'], content: { rubric: [{ id: 'a' }] } },
    ]);
  });

  it.each([
    ['essay,q,,a,', 'error', 'row 2, column kind: “essay” is none of single-choice'],
    ['sql,q,,a,', 'unsupported', 'row 2, column kind: a table can'],
    ['single-choice,q,"x\ny",c,', 'error', 'row 2, column key: “c” is not the letter of an option'],
    ['single-choice,q,"x\ny","a,b",', 'error', 'row 2, column key: names several'],
    ['single-choice,q,x,a,', 'error', 'row 2, column options: '],
    ['numeric,q,,"3,5",', 'error', 'row 2, column key: “3,5” is none of'],
    ['numeric,q,,5..1,', 'error', 'row 2, column key: min is above max'],
    ['matching,q,"x\ny",1,', 'error', 'row 2, column key: has 1 lines'],
    ['ordering,q,"x\ny",a,', 'error', 'row 2, column key: must name every item once'],
    [',q,,a,hard', 'error', 'row 2, column level: “hard” is none of entry'],
    [
      ',,,,x',
      'error',
      'row 2, column level: “x” is none of entry, mid, senior; column prompt: is empty; column key: is empty',
    ],
    [',q,,a,,x', 'error', 'row 2, column 6: is one more'],
  ])('refuses %s', (row, refused, reason) => {
    expect(read(`${header}\n${row}`)).toMatchObject([
      { at: { line: 2 }, refused, reason: expect.stringContaining(reason) },
    ]);
  });

  it('knows its feedback, seconds, references and patterns', () => {
    const names = 'prompt,key,options,feedback,seconds,references,kind,pattern';
    expect(read(`${names}\nq,a,"x\ny","b: no\na: yes",60,https://example.org,,`)).toMatchObject([
      {
        content: {
          options: [{ feedback: 'yes' }, { feedback: 'no' }],
          references: [{ title: 'https://example.org', url: 'https://example.org' }],
        },
      },
    ]);
    const faults = read(`${names}\nq,a,"x\ny","c: no",soon,nowhere,,\nq,a,,,,,short-text,(`);
    expect(faults).toMatchObject([
      {
        reason: expect.stringMatching(
          /column feedback: there is no option “c”; column estimatedSeconds: “soon”.*; column references: /,
        ),
      },
      { reason: expect.stringContaining('column pattern: is not an RE2 pattern') },
    ]);
  });

  it('goes on after a row that is broken', () => {
    const text = 'question,answer\na,"b\nc,d\n"e ""f""",g\nh,"i" j\nk,"l\nm"n,o\n';
    expect(cards(text)).toEqual([
      expect.stringContaining('row 2, a quoted text has no end'),
      ['c', 'd'],
      ['e "f"', 'g'],
      ['h', '"i" j'],
      expect.stringContaining('row 6, a quoted text has no end'),
      ['m"n', 'o'],
    ]);
  });
});

it('reads rows by RFC 4180', () => {
  const rows = [...csvRows('a,"b ""c"", d",\n"e\nf" , g\n,"",x"y"', ',')].map(({ line, cells }) => [line, ...cells]);
  expect(rows).toEqual([
    [1, 'a', 'b "c", d', ''],
    [2, 'e\nf', ' g'],
    [4, '', '', 'x"y"'],
  ]);
});

it('takes time in proportion to what it is given', () => {
  const units = [
    '"',
    '""',
    ',',
    '",',
    '"a',
    '"a\n',
    'a"\n',
    '\n',
    ' ',
    '"\n,',
    'a,b\n',
    '"a"b,c\n',
    '|',
    '#separator:tab\n',
    '#',
    "'",
    '  x\n',
    'a: x\n',
    'a,',
  ];
  for (const unit of units) {
    const text = unit.repeat(100_000 / unit.length);
    for (const whole of [
      text,
      `prompt,key,options,feedback\n${text}`,
      `prompt,key,kind,options\nq,a,,"${text}"`,
      `#separator:|\n${text}`,
    ]) {
      expect(read(whole).length).toBeGreaterThanOrEqual(0);
    }
  }
});
