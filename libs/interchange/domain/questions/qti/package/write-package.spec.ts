import fc from 'fast-check';
import type { Content } from '@app/question-bank/domain/content.js';
import { hostileContent, questionOf } from '@app/testing/hostile-content.js';
import { isXmlText } from '../../xml/write-xml.js';
import { readQtiPackage } from './read-package.js';
import { writeQtiPackage } from './write-package.js';

const kinds = Object.entries(hostileContent).filter(([kind]) => kind !== 'flashcard');

it.each(kinds)('reads what it writes, to the letter: %s', (_, contents: fc.Arbitrary<Content>) => {
  fc.assert(
    fc.property(contents, (content) => {
      fc.pre(isXmlText(content));
      const records = [...readQtiPackage(writeQtiPackage([questionOf(content)]).entries)];
      expect(records).toEqual([
        {
          at: { entry: 'items/a-question.xml' },
          externalId: 'a-question',
          title: 'a-question',
          category: [],
          tags: ['arrays', 'graphs'],
          level: 'mid',
          content,
          lost: [],
        },
      ]);
    }),
  );
});

const question = (content: object, slug = 'a-question') => ({
  ...questionOf({
    prompt: 'What is a *heap*?',
    explanation: 'e',
    references: [],
    estimatedSeconds: 60,
    ...content,
  } as unknown as Content),
  slug,
});
const itemOf = (content: object) => writeQtiPackage([question(content)]).entries.get('items/a-question.xml');
const options = [
  { id: 'a', text: '`O(1)`', feedback: 'Yes' },
  { id: 'b', text: 'O(n)' },
];

it('writes a choice in the words of QTI 3.0', () => {
  expect(itemOf({ kind: 'single-choice', options, key: 'a' })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a-question" title="a-question" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
<qti-correct-response><qti-value>a</qti-value></qti-correct-response>
</qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-outcome-declaration identifier="EXPLANATION" cardinality="single" base-type="identifier"><qti-default-value><qti-value>explanation</qti-value></qti-default-value></qti-outcome-declaration>
<qti-item-body>
<div><p>What is a <em>heap</em>?</p></div>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="false">
<qti-simple-choice identifier="a"><code>O(1)</code><qti-feedback-inline outcome-identifier="FEEDBACK" identifier="a" show-hide="show">Yes</qti-feedback-inline></qti-simple-choice>
<qti-simple-choice identifier="b">O(n)</qti-simple-choice>
</qti-choice-interaction>
</qti-item-body>
<qti-response-processing>
<qti-response-condition>
<qti-response-if>
<qti-match>
<qti-variable identifier="RESPONSE"/>
<qti-correct identifier="RESPONSE"/>
</qti-match>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value></qti-response-else>
</qti-response-condition>
<qti-set-outcome-value identifier="FEEDBACK"><qti-variable identifier="RESPONSE"/></qti-set-outcome-value>
</qti-response-processing>
<qti-modal-feedback outcome-identifier="EXPLANATION" identifier="explanation" show-hide="show"><qti-content-body><div><p>e</p></div></qti-content-body></qti-modal-feedback>
</qti-assessment-item>
`);
});

it('believes an editor who has changed the text, not the Markdown that it was made of', () => {
  const { entries } = writeQtiPackage([
    question({ kind: 'short-text', key: { accepted: ['x'] }, prompt: '# A\n\n- b' }),
  ]);
  const changed = new Map(Array.from(entries, ([name, text]) => [name, text.replace('<li>b</li>', '<li>b or c</li>')]));
  expect([...readQtiPackage(entries)]).toMatchObject([{ content: { prompt: '# A\n\n- b' } }]);
  expect([...readQtiPackage(changed)]).toMatchObject([{ content: { prompt: '**A**\n\n- b or c' } }]);
});

it('gives a slug that begins with a digit an identifier', () => {
  const { entries } = writeQtiPackage([question({ kind: 'short-text', key: { accepted: ['x'] } }, '3-way-merge')]);
  expect(entries.get('items/3-way-merge.xml')).toContain(' identifier="_3-way-merge"');
  expect([...readQtiPackage(entries)]).toMatchObject([{ externalId: '3-way-merge' }]);
});

it('keeps an id that is on both sides of pairs apart', () => {
  const sides = [
    { id: '1', text: 'x' },
    { id: '2', text: 'y' },
  ];
  const content = { kind: 'matching', left: sides, right: sides, key: { 1: '2', 2: '1' } };
  expect([...readQtiPackage(writeQtiPackage([question(content)]).entries)]).toMatchObject([
    { content: { key: { l1: 'r2', l2: 'r1' } } },
  ]);
});

it.each([
  [{ kind: 'flashcard', front: 'f', back: 'b' }, ['the kind flashcard: QTI has nothing like it'], true],
  [{ kind: 'ordering', items: [], key: [], scoring: 'partial' }, ['partial marks, for all but Rehearse'], false],
  [{ kind: 'ordering', items: [], key: [], scoring: 'all-or-nothing' }, undefined, false],
  [{ kind: 'short-text', key: { accepted: ['a'], pattern: 'b+' } }, ['pattern, for all but Rehearse: b+'], false],
  [{ kind: 'numeric', key: { value: 1 }, prompt: '\u0002' }, ['characters that XML can not hold'], false],
])('tells what of %j is lost', (content, lost, whole) => {
  expect(writeQtiPackage([question(content)]).losses).toEqual(lost ? [{ slug: 'a-question', lost, whole }] : []);
});

it('reads a package that somebody has spoilt without ever throwing', () => {
  const spoilt = fc.record({
    from: fc.nat(),
    cut: fc.nat(60),
    put: fc.constantFrom('', '<', '">', '<p>', '</p>', '&', '-', '*', '1e999'),
  });
  fc.assert(
    fc.property(
      fc.oneof(...kinds.map(([, contents]) => contents as fc.Arbitrary<Content>)),
      spoilt,
      (content, { from, cut, put }) => {
        const { entries } = writeQtiPackage([questionOf(content)]);
        const changed = Array.from(entries, ([name, text]) => {
          const at = from % text.length;
          return [name, text.slice(0, at) + put + text.slice(at + cut)] as const;
        });
        const records = [...readQtiPackage(new Map(changed))];
        for (const record of records) expect('content' in record ? record.content : record.reason).toBeTruthy();
      },
    ),
    { numRuns: 1_000 },
  );
});
