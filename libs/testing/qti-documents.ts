// Items of QTI as the specification has them, in pieces that tests put together.
const html = new Set('p b i em code pre ul ol li img div br object math semantics mi annotation strong'.split(' '));
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A document of QTI 2 in the words of 3.0. */
export const asQti3 = (text: string) =>
  text.replace(/<(\/?)([A-Za-z]+)([^<>]*)>/g, (whole, slash: string, name: string, rest: string) =>
    html.has(name)
      ? whole
      : `<${slash}qti-${kebab(name)}${rest.replace(/ ([A-Za-z]+)=/g, (_, key: string) => ` ${kebab(key)}=`)}>`,
  );

/** What of an item is not the same in all. */
export interface ItemParts {
  declared?: string;
  body: string;
  rules?: string;
  after?: string;
}
/** Response processing by a template of the standard. */
export const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>`;
/** A whole item of QTI 2. */
export const document = ({ declared = '', body, rules = template('match_correct'), after = '' }: ItemParts) => `
  <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i-1" title="An item" adaptive="false" timeDependent="false">
  ${declared}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>${body}</itemBody>${rules}${after}
  </assessmentItem>`;

/** A response and what is correct of it. */
export const declare = (cardinality: string, baseType: string, correct: readonly string[], more = '') =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">` +
  `<correctResponse>${correct.map((value) => `<value>${value}</value>`).join('\n')}</correctResponse>${more}</responseDeclaration>`;
/** Points for each value. */
export const mapping = (entries: Readonly<Record<string, number>>, bounds = '') =>
  `<mapping defaultValue="0"${bounds}>${Object.entries(entries)
    .map(([key, points]) => `<mapEntry mapKey="${key}" mappedValue="${points}"/>`)
    .join('')}</mapping>`;
/** Three choices, of which so many may be made. */
export const choices = (most: number, more = '') =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="${most}"><prompt>Which?</prompt>
    <simpleChoice identifier="A">x</simpleChoice><simpleChoice identifier="B">y</simpleChoice>
    <simpleChoice identifier="C"><p>z<b>!</b></p>${more}</simpleChoice></choiceInteraction>`;

/** A point where a condition holds. */
export const ruled = (condition: string) =>
  `<responseProcessing><responseCondition><responseIf>${condition}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
/** A point where the answer equals the correct one. */
export const equal = (attributes: string) =>
  ruled(`<equal ${attributes}><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>`);
/** A field within a sentence. */
export const entry =
  '<p>How many <b>ms</b>? <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="5"/> of time</p>';
/** A number as the correct response. */
export const float = declare('single', 'float', ['3.2']);
/** A field for a long text. */
export const long =
  '<p>Design it.</p><extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="9"><prompt>Write.</prompt></extendedTextInteraction>';
/** A block of text for who has this view. */
export const rubric = (view: string, text: string) => `<rubricBlock view="${view}"><p>${text}</p></rubricBlock>`;
/** Feedback on any answer. */
export const feedback =
  '<modalFeedback outcomeIdentifier="F" identifier="f" showHide="show">Think of load.</modalFeedback>';

/** Two items to be ordered. */
export const order = `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>Sort.</prompt>
  <simpleChoice identifier="A">x</simpleChoice><simpleChoice identifier="B">y</simpleChoice></orderInteraction>`;
/** Two items on the left, to be matched with these. */
export const match = (
  right: string,
) => `<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2"><prompt>Match.</prompt>
  <simpleMatchSet><simpleAssociableChoice identifier="A" matchMax="1">x</simpleAssociableChoice><simpleAssociableChoice identifier="B" matchMax="1">y</simpleAssociableChoice></simpleMatchSet>
  <simpleMatchSet>${right}</simpleMatchSet></matchInteraction>`;
/** Three items for the right side. */
export const sides = ['P', 'Q', 'R']
  .map((name) => `<simpleAssociableChoice identifier="${name}" matchMax="2">${name}</simpleAssociableChoice>`)
  .join('');
