import fc from 'fast-check';
import type { Content } from '@app/question-bank/domain/content.js';
import { hostileContent, questionOf } from '@app/testing/hostile-content.js';
import { defaultSeconds } from '../defaults.js';
import { isXmlText } from '../xml/write-xml.js';
import { readMoodleXml } from './read-moodle-xml.js';
import { writeMoodleXml } from './write-moodle-xml.js';

/** What Moodle XML can't carry, taken out of a content; ids and items in the order in which they are read. */
function carried(content: Content): unknown {
  const common = { ...content, references: [], estimatedSeconds: defaultSeconds[content.kind] };
  switch (common.kind) {
    case 'multiple-choice':
      return { ...common, scoring: 'partial' };
    case 'numeric':
      return { ...common, key: carriedKey(common.key) };
    case 'short-text':
      return { ...common, key: { accepted: common.key.accepted } };
    case 'open':
      return {
        ...common,
        assessment: 'self',
        rubric: [{ id: 'a', text: 'Says what the model answer says', points: 1 }],
      };
    case 'ordering': {
      const items = common.key.map((id, index) => ({
        id: common.items[index]!.id,
        text: common.items.find((item) => item.id === id)!.text,
      }));
      return { ...common, items, key: items.map(({ id }) => id) };
    }
    default:
      return common;
  }
}

function carriedKey(key: Extract<Content, { kind: 'numeric' }>['key']) {
  if ('min' in key) return { value: expect.any(Number) };
  const { value, tolerance } = key;
  if (!tolerance) return { value };
  const absolute = 'absolute' in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(value);
  return absolute === 0 ? { value } : { value, tolerance: { absolute } };
}

const kinds = Object.entries(hostileContent).filter(([kind]) => kind !== 'flashcard');

it.each(kinds)('reads what it writes: %s', (_, contents: fc.Arbitrary<Content>) => {
  fc.assert(
    fc.property(contents, (content) => {
      fc.pre(isXmlText(content));
      const { text, losses } = writeMoodleXml([questionOf(content)]);
      const [record, ...others] = readMoodleXml(text);
      expect(others).toEqual([]);
      expect(record).toMatchObject({
        externalId: 'a-question',
        title: 'a-question',
        tags: ['arrays', 'graphs'],
        level: 'mid',
        content: carried(content),
        lost: [],
      });
      const isSame = JSON.stringify(record && 'content' in record && record.content) === JSON.stringify(content);
      if (losses.length === 0 && content.kind !== 'numeric' && content.kind !== 'ordering') expect(isSame).toBe(true);
    }),
  );
});

const question = (content: object) => ({
  ...questionOf({ prompt: 'p', explanation: 'e', references: [], ...content } as unknown as Content),
});

it.each([
  [
    { kind: 'flashcard', front: 'f', back: 'b', estimatedSeconds: 15 },
    ['the kind flashcard: Moodle has nothing like it'],
    true,
  ],
  [
    { kind: 'numeric', key: { min: 1, max: 2 }, estimatedSeconds: 90 },
    ['range from 1 to 2, written as a value with a tolerance'],
    false,
  ],
  [{ kind: 'numeric', key: { value: 1 }, estimatedSeconds: 90 }, undefined, false],
  [
    {
      kind: 'numeric',
      key: { value: 1, tolerance: { relative: 0.1 } },
      estimatedSeconds: 91,
      references: [{ title: 't', url: 'u' }],
      prompt: '\u0001',
    },
    [
      'relative tolerance: 0.1, written as an absolute one',
      'estimated seconds: 91',
      'reference: t <u>',
      'characters that XML can not hold',
    ],
    false,
  ],
  [{ kind: 'short-text', key: { accepted: ['a'], pattern: 'b' }, estimatedSeconds: 90 }, ['pattern: b'], false],
  [
    {
      kind: 'multiple-choice',
      options: [],
      key: 'abcdefghijk'.split(''),
      scoring: 'all-or-nothing',
      estimatedSeconds: 120,
    },
    ['scoring all or nothing: each answer has its share', 'shares of 9.09091%: Moodle takes the nearest that it knows'],
    false,
  ],
  [
    {
      kind: 'open',
      modelAnswer: 'm',
      rubric: [{ id: 'x', text: 'load', points: 2 }],
      assessment: 'instructor',
      estimatedSeconds: 720,
    },
    ['criterion: load', 'assessment by an instructor'],
    false,
  ],
])('tells what of %j is lost', (content, lost, whole) => {
  const expected = lost ? [{ slug: 'a-question', lost, whole }] : [];
  expect(writeMoodleXml([question(content)]).losses).toEqual(expected);
});

it('writes true or false as Moodle has it', () => {
  const options = [
    { id: 'a', text: 'True', feedback: 'yes' },
    { id: 'b', text: 'False' },
  ];
  const { text } = writeMoodleXml([question({ kind: 'single-choice', options, key: 'a', estimatedSeconds: 90 })]);
  expect(text).toContain('<question type="truefalse">');
  expect([...readMoodleXml(text)]).toMatchObject([{ content: { options, key: 'a' }, lost: [] }]);
});

it('writes one line for each thing, so that files can be compared', () => {
  const { text } = writeMoodleXml([question({ kind: 'short-text', key: { accepted: ['a*'] }, estimatedSeconds: 90 })]);
  expect(text).toContain('\n<answer fraction="100"><text>a\\*</text></answer>\n');
});

it('reads a file that somebody has spoilt without ever throwing', () => {
  const spoilt = fc.record({
    from: fc.nat(),
    cut: fc.nat(60),
    put: fc.constantFrom('', '<', '">', '</text>', '<text>', '&', '-', '*', '1e999'),
  });
  fc.assert(
    fc.property(
      fc.oneof(...kinds.map(([, contents]) => contents as fc.Arbitrary<Content>)),
      spoilt,
      (content, { from, cut, put }) => {
        const { text } = writeMoodleXml([questionOf(content), questionOf(content)]);
        const at = from % text.length;
        const records = [...readMoodleXml(text.slice(0, at) + put + text.slice(at + cut))];
        for (const record of records) expect('content' in record ? record.content : record.reason).toBeTruthy();
      },
    ),
    { numRuns: 1_000 },
  );
});
