import { wholeAnswer } from '../standing-words.js';
import { typedAnswers } from '../typed-answers.js';
import { elementsOf, firstOf, type XmlElement } from '../xml/element.js';
import { answersOf, isShare } from './moodle-answers.js';
import { short } from '../told.js';
import { plainText, type MoodleOutcome, type MoodleReading } from './moodle-reading.js';

/** `shortanswer`: texts, in which `*` stands for anything. Only full answers are right here. */
export function readShortAnswer(reading: MoodleReading): MoodleOutcome {
  const key = typedAnswers(fullAnswers(reading).map(({ text }) => text));
  if (reading.plain('usecase') === '1') reading.lose('upper and lower case count in Moodle');
  if (key === 'anything') return { unsupported: 'any answer is right' };
  if (key === 'nothing') return { unsupported: 'no answer gets full marks' };
  return { kind: 'short-text', key };
}

/** `numerical`: numbers with tolerances, of which one is the key. */
export function readNumerical(reading: MoodleReading): MoodleOutcome {
  const right = fullAnswers(reading);
  const keys = right.filter(({ text }) => text !== '*').map((answer) => numericKey(reading, answer));
  const unit = unitOf(reading);
  if (keys.length < right.length) return { unsupported: 'any number is right' };
  if (keys.length > 1) return { unsupported: 'several numbers get full marks' };
  if (keys.length === 0) return { unsupported: 'no number gets full marks' };
  return { kind: 'numeric', key: keys[0], ...unit };
}

function numericKey(reading: MoodleReading, { text, element }: FullAnswer) {
  const value = numberOf(text);
  const tolerance = numberOf(plainText(firstOf(element, 'tolerance')) || '0');
  if (!Number.isFinite(value)) reading.fault(`the answer “${short(text)}” is no number`);
  if (!(tolerance >= 0 && tolerance < Infinity))
    reading.fault(`the tolerance of “${short(text)}” is no number above 0`);
  return { value, ...(tolerance > 0 && { tolerance: { absolute: tolerance } }) };
}

interface FullAnswer {
  element: XmlElement;
  text: string;
}

/** The answers that earn all points; of what the others say, and of all feedback, it is told. */
function fullAnswers(reading: MoodleReading): FullAnswer[] {
  const full: FullAnswer[] = [];
  for (const [index, { element, share }] of answersOf(reading).entries()) {
    const text = plainText(element);
    if (isShare(share, 100)) full.push({ element, text });
    else if (share !== 0) reading.lose(`marks for “${short(text)}”: ${share}%`);
    // The answer that takes all others is there for its feedback.
    else if (text !== '*') reading.lose(`wrong answer “${short(text)}”`);
    if (!text && isShare(share, 100)) reading.fault(`answer ${index + 1} has no text`);
    reading.loseText(`feedback on “${short(text)}”`, firstOf(element, 'feedback'));
  }
  return full;
}

/** The unit in which the key is; the others are told with what they are worth. */
function unitOf(reading: MoodleReading): { unit?: string } {
  let unit: string | undefined;
  for (const element of elementsOf(firstOf(reading.question, 'units'), 'unit')) {
    const name = plainText(firstOf(element, 'unit_name'));
    const multiplier = plainText(firstOf(element, 'multiplier')) || '1';
    if (unit === undefined && name && numberOf(multiplier) === 1) unit = name;
    else if (name) reading.lose(`unit ${short(name)} (× ${short(multiplier)})`);
  }
  if (Number(reading.plain('unitgradingtype') || 0) !== 0) {
    reading.lose(`marks for a wrong unit: ${numberOf(reading.plain('unitpenalty') || '1') * -100}%`);
  }
  return unit === undefined ? {} : { unit };
}

/** JavaScript takes hexadecimal, and nothing for zero. */
const numberOf = (text: string): number => (/^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN);

/**
 * `essay`: what graders are told is the model answer; where there is nothing, the general feedback, which then explains
 * no more than that. An essay without either says nothing of what is good.
 */
export function readEssay(reading: MoodleReading): MoodleOutcome {
  const told = reading.markdown(firstOf(reading.question, 'graderinfo'));
  const modelAnswer = told || reading.markdown(firstOf(reading.question, 'generalfeedback'));
  if (!modelAnswer)
    return { unsupported: 'an essay without information for graders or general feedback has no model answer' };
  if (reading.plain('responseformat') === 'noinline') return { unsupported: 'its answer is a file' };
  if (Number(reading.plain('attachments') || 0) !== 0) reading.lose('files with the answer');
  reading.loseText('text that the answer begins with', firstOf(reading.question, 'responsetemplate'));
  return {
    kind: 'open',
    modelAnswer,
    rubric: [wholeAnswer],
    assessment: 'self',
    ...(!told && { explanation: '' }),
  };
}
