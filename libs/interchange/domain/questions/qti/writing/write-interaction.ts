import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { wholeAnswer } from '../../standing-words.js';
import { block, element, type XmlElement } from '../../xml/element.js';
import { unitAttribute } from '../reading/prompt.js';
import { criterionAttributes } from '../reading/read-extended-text.js';
import { scoringAttribute } from '../reading/read-order-and-match.js';
import { patternAttribute } from '../reading/read-text-entry.js';
import { qti } from '../vocabulary.js';
import { markdownBlock, markdownLine } from './markdown-nodes.js';
import { correct, feedbackInline, feedbackOutcome, floatValue, processing } from './processing.js';
import { processingIf, response, scoreOutcome, variable } from './processing.js';

/** The parts of an item that its kind decides. */
export interface WrittenInteraction {
  response: XmlElement;
  outcomes: readonly XmlElement[];
  body: readonly XmlElement[];
  processing?: XmlElement;
  lost: readonly string[];
}

/** A kind as an interaction, or why there is none. */
export function writeInteraction(content: Content): WrittenInteraction | string {
  switch (content.kind) {
    case 'single-choice':
      return choice(content, [content.key], 'all-or-nothing');
    case 'multiple-choice':
      return choice(content, content.key, content.scoring);
    case 'numeric':
      return numeric(content);
    case 'short-text':
      return shortText(content);
    case 'ordering':
      return ordering(content);
    case 'matching':
      return matching(content);
    case 'open':
      return open(content);
    case 'code':
    case 'sql':
    case 'flashcard':
      return `the kind ${content.kind}: QTI has nothing like it`;
  }
}

/** Identifiers can't begin with a digit. */
const named = (id: string): string => (/^\d/.test(id) ? `_${id}` : id);

const values = (texts: readonly string[]) =>
  element(qti('correctResponse'), {}, ...texts.map((text) => element(qti('value'), {}, text)));

function declaration(cardinality: string, baseType: string, ...children: readonly XmlElement[]): XmlElement {
  return block(qti('responseDeclaration'), { identifier: response, cardinality, 'base-type': baseType }, ...children);
}

/** An interaction's part in Markdown. */
function part(name: string, attributes: Record<string, string>, markdown: string, ...after: XmlElement[]): XmlElement {
  const line = markdownLine(markdown);
  return element(qti(name), { ...attributes, ...line.attributes }, ...line.children, ...after);
}

const points = (entries: readonly (readonly [string, number])[], bounds: Record<string, string> = {}) =>
  element(
    qti('mapping'),
    { 'default-value': '0', ...bounds },
    ...entries.map(([key, value]) => element(qti('mapEntry'), { 'map-key': key, 'mapped-value': String(value) })),
  );

function choice(
  content: ContentOf<'single-choice' | 'multiple-choice'>,
  key: readonly string[],
  scoring: 'partial' | 'all-or-nothing',
): WrittenInteraction {
  const isSingle = content.kind === 'single-choice';
  const cardinality = isSingle ? 'single' : 'multiple';
  const hasFeedback = content.options.some(({ feedback }) => feedback !== undefined);
  const shares = content.options.map(({ id }) => [named(id), key.includes(id) ? 1 : -1] as const);
  const isMapped = scoring === 'partial';
  const choices = content.options.map(({ id, text, feedback }) => {
    const said = feedback === undefined ? undefined : markdownLine(feedback);
    const after = said ? [feedbackInline(named(id), said.attributes, said.children)] : [];
    return part('simpleChoice', { identifier: named(id) }, text, ...after);
  });
  return {
    response: declaration(
      cardinality,
      'identifier',
      values(key.map(named)),
      ...(isMapped ? [points(shares, { 'lower-bound': '0' })] : []),
    ),
    outcomes: [scoreOutcome(isMapped ? key.length : 1), ...(hasFeedback ? [feedbackOutcome(cardinality)] : [])],
    body: [
      block(
        qti('choiceInteraction'),
        { 'response-identifier': response, 'max-choices': isSingle ? '1' : '0', shuffle: 'false' },
        ...choices,
      ),
    ],
    processing: processing(isMapped ? 'map_response' : 'match_correct', hasFeedback),
    lost: [],
  };
}

const field = (attributes: Record<string, string> = {}) =>
  element(qti('textEntryInteraction'), { 'response-identifier': response, ...attributes });

function numeric({ key, unit }: ContentOf<'numeric'>): WrittenInteraction {
  const entry =
    unit === undefined ? element('p', {}, field()) : element('p', { [unitAttribute]: unit }, field(), ` ${unit}`);
  const rest = { outcomes: [scoreOutcome(1)], body: [entry], lost: [] };
  if ('min' in key) {
    const atLeast = element(qti('gte'), {}, variable, floatValue(key.min));
    const atMost = element(qti('lte'), {}, variable, floatValue(key.max));
    return {
      ...rest,
      response: declaration('single', 'float'),
      processing: processingIf(block(qti('and'), {}, atLeast, atMost)),
    };
  }
  const { value, tolerance } = key;
  const declared = declaration('single', 'float', values([String(value)]));
  if (!tolerance) return { ...rest, response: declared, processing: processing('match_correct') };
  const [mode, allowed] =
    'relative' in tolerance ? ['relative', percent(tolerance.relative)] : ['absolute', String(tolerance.absolute)];
  const attributes = { 'tolerance-mode': mode, tolerance: `${allowed} ${allowed}` };
  return {
    ...rest,
    response: declared,
    processing: processingIf(element(qti('equal'), attributes, variable, correct)),
  };
}

/** Moves the point of what is written, so that no digit is rounded. */
function percent(share: number): string {
  const [digits = '', exponent = '0'] = String(share).split('e');
  return `${digits}e${Number(exponent) + 2}`;
}

function shortText({ key }: ContentOf<'short-text'>): WrittenInteraction {
  const { accepted, pattern } = key;
  return {
    response: declaration(
      'single',
      'string',
      values(accepted.slice(0, 1)),
      element(
        qti('mapping'),
        { 'default-value': '0' },
        ...accepted.map((text) =>
          element(qti('mapEntry'), { 'map-key': text, 'mapped-value': '1', 'case-sensitive': 'false' }),
        ),
      ),
    ),
    outcomes: [scoreOutcome(1)],
    body: [element('p', {}, field(pattern === undefined ? {} : { [patternAttribute]: pattern }))],
    processing: processing('map_response'),
    lost: pattern === undefined ? [] : [`pattern, for all but Rehearse: ${pattern}`],
  };
}

function ordering({ items, key, scoring }: ContentOf<'ordering'>): WrittenInteraction {
  const isPartial = scoring === 'partial';
  return {
    response: declaration('ordered', 'identifier', values(key.map(named))),
    outcomes: [scoreOutcome(1)],
    body: [
      block(
        qti('orderInteraction'),
        {
          'response-identifier': response,
          shuffle: 'true',
          [scoringAttribute]: isPartial ? scoring : undefined,
        },
        ...items.map(({ id, text }) => part('simpleChoice', { identifier: named(id) }, text)),
      ),
    ],
    processing: processing('match_correct'),
    lost: isPartial ? ['partial marks, for all but Rehearse'] : [],
  };
}

function matching({ left, right, key }: ContentOf<'matching'>): WrittenInteraction {
  // Identifiers are an item's: the same id may be on both sides here.
  const names = (parts: typeof left, side: string) =>
    new Map(parts.map(({ id }, index) => [id, `${side}${index + 1}`]));
  const [from, to] = [names(left, 'L'), names(right, 'R')];
  const pairs = Object.entries(key).map(([id, partner]) => `${from.get(id)} ${to.get(partner)}`);
  const set = (parts: typeof left, name: typeof from, most: string) =>
    block(
      qti('simpleMatchSet'),
      {},
      ...parts.map(({ id, text }) =>
        part('simpleAssociableChoice', { identifier: name.get(id) ?? '', 'match-max': most }, text),
      ),
    );
  return {
    response: declaration('multiple', 'directedPair', values(pairs), points(pairs.map((pair) => [pair, 1] as const))),
    outcomes: [scoreOutcome(pairs.length)],
    body: [
      block(
        qti('matchInteraction'),
        { 'response-identifier': response, 'max-associations': String(left.length), shuffle: 'true' },
        set(left, from, '1'),
        // Any number of times.
        set(right, to, '0'),
      ),
    ],
    processing: processing('map_response'),
    lost: [],
  };
}

/** What markers are told: the model answer, then the criteria, where they are more than the answer as a whole. */
function open({ modelAnswer, rubric, assessment }: ContentOf<'open'>): WrittenInteraction {
  const told = (...children: XmlElement[]) =>
    element(qti('rubricBlock'), { use: 'scoring', view: 'scorer' }, element(qti('contentBody'), {}, ...children));
  const criteria = rubric.map(({ id, text, points: most }) => {
    const line = markdownLine(text);
    const attributes = { [criterionAttributes.id]: id, [criterionAttributes.points]: String(most) };
    return element('li', { ...attributes, ...line.attributes }, ...line.children);
  });
  const [first, ...others] = rubric;
  const isWhole = others.length === 0 && JSON.stringify(first) === JSON.stringify(wholeAnswer);
  const most = rubric.reduce((sum, criterion) => sum + criterion.points, 0);
  return {
    response: declaration('single', 'string'),
    outcomes: [scoreOutcome(most, assessment === 'instructor')],
    body: [
      element(qti('extendedTextInteraction'), { 'response-identifier': response }),
      told(markdownBlock(modelAnswer)),
      ...(isWhole ? [] : [told(element('ul', {}, ...criteria))]),
    ],
    lost: [],
  };
}
