import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { allAlike, lostTwins } from '../lost-twins.js';
import { lostCriteria } from '../standing-words.js';
import { typedAnswer } from '../typed-answers.js';
import { element, type XmlElement } from '../xml/element.js';

/** A question's type in Moodle, with what only that type has. */
export interface WrittenType {
  type: string;
  parts: readonly XmlElement[];
  lost: readonly string[];
}

/** An element with a text of no format. */
export const plain = (name: string, text: string) => element(name, {}, text);

/** An element with a text in Markdown. */
export const formatted = (name: string, markdown: string, attributes: Readonly<Record<string, string>> = {}) =>
  element(name, { ...attributes, format: 'markdown' }, plain('text', markdown));

/** A kind as a type of Moodle, or why there is none. */
export function writeType(content: Content): WrittenType | string {
  switch (content.kind) {
    case 'single-choice':
      return isTrueFalse(content) ? trueFalse(content) : singleChoice(content);
    case 'multiple-choice':
      return multipleChoice(content);
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
      return `the kind ${content.kind}: Moodle has nothing like it`;
  }
}

type Option = ContentOf<'single-choice'>['options'][number];

function answer(share: number, text: XmlElement, ...others: readonly XmlElement[]): XmlElement {
  return element('answer', { fraction: String(share) }, text, ...others);
}

const feedbackOf = ({ feedback }: Option) => (feedback === undefined ? [] : [formatted('feedback', feedback)]);

function choiceAnswer(share: number, option: Option): XmlElement {
  const attributes = { fraction: String(share), format: 'markdown' };
  return element('answer', attributes, plain('text', option.text), ...feedbackOf(option));
}

const isTrueFalse = ({ options: [first, second, ...others] }: ContentOf<'single-choice'>) =>
  first?.text === 'True' && second?.text === 'False' && others.length === 0;

function trueFalse({ options, key }: ContentOf<'single-choice'>): WrittenType {
  const parts = options.map((option) =>
    answer(option.id === key ? 100 : 0, plain('text', option.text.toLowerCase()), ...feedbackOf(option)),
  );
  return { type: 'truefalse', parts, lost: [] };
}

/** What Moodle would else decide by itself: our options have their author's order. */
const ownOrder = plain('shuffleanswers', 'false');

function singleChoice({ options, key }: ContentOf<'single-choice'>): WrittenType {
  const answers = options.map((option) => choiceAnswer(option.id === key ? 100 : 0, option));
  return { type: 'multichoice', parts: [plain('single', 'true'), ownOrder, ...answers], lost: [] };
}

/** Shares that Moodle offers are hundredths through these numbers; others it takes on import as the nearest, if told to. */
const isKnownShare = (answers: number) => answers <= 10 || answers === 20;

function multipleChoice({ options, key, scoring }: ContentOf<'multiple-choice'>): WrittenType {
  const share = Number((100 / key.length).toFixed(5));
  const answers = options.map((option) => choiceAnswer(key.includes(option.id) ? share : -share, option));
  const lost = [
    ...(scoring === 'partial' ? [] : ['scoring all or nothing: each answer has its share']),
    ...(isKnownShare(key.length) ? [] : [`shares of ${share}%: Moodle takes the nearest that it knows`]),
  ];
  return { type: 'multichoice', parts: [plain('single', 'false'), ownOrder, ...answers], lost };
}

function numeric({ key, unit }: ContentOf<'numeric'>): WrittenType {
  const { value, tolerance, lost } = absolute(key);
  const units =
    unit === undefined
      ? []
      : [element('units', {}, element('unit', {}, plain('multiplier', '1'), plain('unit_name', unit)))];
  return {
    type: 'numerical',
    parts: [
      answer(100, plain('text', String(value)), plain('tolerance', String(tolerance))),
      ...units,
      plain('unitgradingtype', '0'),
      // Units may be typed (0), or there are none (3).
      plain('showunits', unit === undefined ? '3' : '0'),
    ],
    lost,
  };
}

/** Moodle's tolerance is absolute. */
function absolute(key: ContentOf<'numeric'>['key']): { value: number; tolerance: number; lost: string[] } {
  if ('min' in key) {
    const [value, tolerance] = [key.min / 2 + key.max / 2, key.max / 2 - key.min / 2];
    return { value, tolerance, lost: [`range from ${key.min} to ${key.max}, written as a value with a tolerance`] };
  }
  const { value, tolerance } = key;
  if (tolerance === undefined || 'absolute' in tolerance) {
    return { value, tolerance: tolerance?.absolute ?? 0, lost: [] };
  }
  return {
    value,
    tolerance: tolerance.relative * Math.abs(value),
    lost: [`relative tolerance: ${tolerance.relative}, written as an absolute one`],
  };
}

function shortText({ key }: ContentOf<'short-text'>): WrittenType {
  const answers = key.accepted.map((accepted) => answer(100, plain('text', typedAnswer(accepted))));
  const lost = key.pattern === undefined ? [] : [`pattern: ${key.pattern}`];
  return { type: 'shortanswer', parts: [plain('usecase', '0'), ...answers], lost };
}

/** `ordering` is a type of Moodle's own since 4.4, a plugin before. */
function ordering({ items, key, scoring }: ContentOf<'ordering'>): WrittenType {
  const textOf = new Map(items.map(({ id, text }) => [id, text]));
  const answers = key.map((id, index) => choiceAnswer(index + 1, { id, text: textOf.get(id) ?? '' }));
  const counted = scoring === 'partial' ? 'LONGEST_ORDERED_SUBSET' : 'ALL_OR_NOTHING';
  return {
    type: 'ordering',
    parts: [plain('layouttype', 'VERTICAL'), plain('selecttype', 'ALL'), plain('gradingtype', counted), ...answers],
    lost: [],
  };
}

function matching({ left, right, key }: ContentOf<'matching'>): WrittenType | string {
  const alike = allAlike(right);
  if (alike) return alike;
  const textOf = new Map(right.map(({ id, text }) => [id, text]));
  const partners = new Map(Object.entries(key));
  const used = new Set(partners.values());
  const pair = (text: string, id: string) => formattedPair(text, textOf.get(id) ?? '');
  const pairs = [
    ...left.map(({ id, text }) => pair(text, partners.get(id) ?? '')),
    ...right.filter(({ id }) => !used.has(id)).map(({ id }) => pair('', id)),
  ];
  return { type: 'matching', parts: [plain('shuffleanswers', 'true'), ...pairs], lost: lostTwins(right) };
}

const formattedPair = (text: string, partner: string) =>
  element('subquestion', { format: 'markdown' }, plain('text', text), formatted('answer', partner));

function open({ modelAnswer, rubric, assessment }: ContentOf<'open'>): WrittenType {
  const lost = [...lostCriteria(rubric), ...(assessment === 'self' ? [] : ['assessment by an instructor'])];
  const parts = [plain('responseformat', 'editor'), plain('attachments', '0'), formatted('graderinfo', modelAnswer)];
  return { type: 'essay', parts, lost };
}
