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
  match,
  order,
  rubric,
  sides,
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

it('reads an item as the specification has it', () => {
  const body = `
    <p>Look at the text in the picture.</p>
    <p><img src="images/sign.png" alt="NEVER LEAVE LUGGAGE UNATTENDED"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
      <prompt>What does it <i>say</i>?</prompt>
      <simpleChoice identifier="ChoiceA">You must stay with your luggage
        at all times.<feedbackInline outcomeIdentifier="FEEDBACK" identifier="ChoiceA" showHide="show">Yes.</feedbackInline></simpleChoice>
      <simpleChoice identifier="ChoiceB">Do not let someone else look after it.</simpleChoice>
    </choiceInteraction>`;
  const after = `
    <modalFeedback outcomeIdentifier="FB" identifier="ChoiceB" showHide="show">No, the <b>point</b> is another.</modalFeedback>
    <modalFeedback outcomeIdentifier="FB" identifier="solution" showHide="show"><p>Never means never.</p></modalFeedback>
    <modalFeedback outcomeIdentifier="FB" identifier="incorrect" showHide="show">Wrong.</modalFeedback>`;
  expect(read({ declared: declare('single', 'identifier', ['ChoiceA']), body, after })).toEqual({
    at: { entry: 'i.xml' },
    externalId: 'i-1',
    title: 'An item',
    category: [],
    tags: [],
    content: {
      kind: 'single-choice',
      prompt: 'Look at the text in the picture.\n\nWhat does it *say*?',
      explanation: 'Never means never.',
      estimatedSeconds: 90,
      references: [],
      options: [
        { id: 'a', text: 'You must stay with your luggage at all times.', feedback: 'Yes.' },
        { id: 'b', text: 'Do not let someone else look after it.', feedback: 'No, the **point** is another.' },
      ],
      key: 'a',
    },
    lost: ['picture or sound: images/sign.png', 'feedback on wrong answers: Wrong.'],
  });
});

it('tells of all else that an item says', () => {
  const inline = '<feedbackInline outcomeIdentifier="F" identifier="f" showHide="show">Ah</feedbackInline>';
  const body = `<p>Is <math alttext="x^2"><b>x</b></math> and <math><semantics><mi>e</mi><annotation encoding="LaTeX">e^3</annotation></semantics></math> in <object type="image/png" data="a.png"><p>alt</p></object>${inline}</p>
    ${rubric('scorer', 'Be kind.')}${choices(1, inline + inline)}`;
  const after = '<modalFeedback outcomeIdentifier="F" identifier="correct" showHide="show">Well done.</modalFeedback>';
  expect(read({ declared: declare('single', 'identifier', ['A']), body, after })).toMatchObject({
    content: {
      prompt: 'Is x^2 and e^3 in\n\nWhich?',
      explanation: 'Well done.',
      options: [{}, {}, { text: 'z**!**', feedback: 'Ah' }],
    },
    lost: [
      'feedback within the text: Ah',
      'formula (MathML)',
      'picture or sound: a.png',
      'feedback on “z**!**”: Ah',
      'text for markers: Be kind.',
    ],
  });
});

const others =
  'associate gapMatch inlineChoice hottext hotspot selectPoint graphicOrder graphicAssociate graphicGapMatch positionObject slider media drawing upload custom endAttempt portableCustom';

it.each([
  ...others
    .split(' ')
    .map((name) => [
      `<p>x</p><${name}Interaction responseIdentifier="RESPONSE"/>`,
      `${name}Interaction can't be asked here`,
    ]),
  ['<p>x</p>', 'asks nothing: it has no interaction'],
  [
    entry + long + entry,
    `3 interactions in one item (textEntryInteraction, extendedTextInteraction) can't be asked here`,
  ],
  [entry, "a field for “point” can't be asked here"],
  [long, 'a long text without a rubric for markers, correct response or feedback has no model answer'],
  [order, 'only some of its items are to be ordered'],
  [match(sides), '“y” has no partner'],
])('can not ask: %s', (body, reason) => {
  const declared = declare(
    'single',
    body === entry ? 'point' : 'identifier',
    body === long ? [] : body === match(sides) ? ['A P'] : ['A'],
  );
  expect(read({ declared, body })).toMatchObject({
    externalId: 'i-1',
    title: 'An item',
    refused: 'unsupported',
    reason,
  });
});

it.each([
  [{ body: choices(1) }, 'declares no response for its choices'],
  [{ body: choices(1), declared: declare('single', 'identifier', []) }, 'says of no choice that it is correct'],
  [
    { body: choices(1).replace('>x<', '><'), declared: declare('single', 'identifier', ['Z']) },
    'choice 1 has no text; the correct choice “Z” is none of its choices',
  ],
  [{ body: entry }, 'declares no response for its field'],
  [
    { body: '<textEntryInteraction responseIdentifier="RESPONSE"/>', declared: declare('single', 'float', ['many']) },
    'the correct response “many” is no number',
  ],
  [{ body: entry, declared: declare('single', 'float', []) }, 'declares no number as correct'],
  [
    { body: entry, declared: float, rules: equal('toleranceMode="absolute" tolerance="x"') },
    'the tolerance “x” is no number',
  ],
  [{ body: order }, 'declares no correct response'],
  [
    { body: order, declared: declare('ordered', 'identifier', ['A', 'Z']) },
    'the correct response names “Z”, which is none of its items',
  ],
])('finds all that is wrong: %#', (parts, reason) => {
  const record = read(parts);
  expect(record).toMatchObject({ refused: 'error' });
  expect(record).toHaveProperty('reason', expect.stringContaining(reason));
});

it.each([
  ['<assessmentTest/>', 'unsupported', 'is a test: only its items are read'],
  ['<qti-assessment-stimulus/>', 'unsupported', 'is a text that items share: only items are read'],
  ['<questestinterop/>', 'unsupported', 'is QTI 1.2, which is not read'],
  ['<html/>', 'error', 'begins with <html>, which is no item of QTI'],
  ['<a>\n<b></a>', 'error', 'not well-formed: has a </a> where </b> of line 2 is to be closed'],
  ['<!DOCTYPE x><a/>', 'error', 'not well-formed: has a DOCTYPE or another declaration: none is read'],
  [
    document({ body: entry, declared: '<templateDeclaration identifier="X"/>' }),
    'unsupported',
    'a template whose values vary',
  ],
  [
    document({ body: entry }).replace('adaptive="false"', 'adaptive="true"'),
    'unsupported',
    'an adaptive item, which goes on by what is answered',
  ],
])('refuses the document %.40s', (text, refused, reason) => {
  expect(readQtiItem(text, { entry: 'i.xml' })).toMatchObject({ refused, reason });
});

it('takes time in proportion to how many parts an item has', () => {
  const many = (name: string, attribute: string) =>
    Array.from({ length: 50_000 }, (_, index) => `<${name} ${attribute}="c${index}">${index}</${name}>`).join('');
  const body = `<p>x</p><choiceInteraction responseIdentifier="RESPONSE">${many('simpleChoice', 'identifier')}</choiceInteraction>`;
  const declared = declare('multiple', 'identifier', [], `<mapping>${many('mapEntry', 'mapKey')}</mapping>`);
  for (const parts of [
    { body },
    { body: choices(0), declared },
    { body, declared, after: many('modalFeedback', 'identifier') },
  ]) {
    expect(readQtiItem(document(parts), {})).toHaveProperty('reason', 'more than 200 choices or values');
  }
});

it('reads elements under any prefix', () => {
  const text = document({ declared: declare('single', 'identifier', ['A']), body: choices(1) });
  const prefixed = text.replace(/<(\/?)(?=[a-z])/g, '<$1imsqti:');
  expect(readQtiItem(prefixed, {})).toMatchObject({ content: { kind: 'single-choice', prompt: 'Which?', key: 'a' } });
});

it.each(['<p>', '<b/>', '*', '`', '[', '&lt;b&gt;', '<simpleChoice identifier="A">', 'a '])(
  'takes time in proportion to what it is given: %s',
  (unit) => {
    const many = unit.repeat(300_000 / unit.length);
    for (const text of [document({ body: many }), document({ body: `${many}${choices(1)}`, declared: float })]) {
      expect(readQtiItem(text, {})).toHaveProperty('refused');
    }
    const marked = unit.replace(/[<>"&]/g, '').repeat(19_000 / unit.length);
    const own = document({ body: `<div data-markdown="${marked}">x</div>${long}`, after: feedback });
    expect(readQtiItem(own, {})).toMatchObject({ content: { prompt: 'x\n\nDesign it.\n\nWrite.' } });
  },
);
