import { partId } from '../draft.js';
import { firstOf } from '../xml/element.js';
import { answersOf, isShare, type MoodleAnswer } from './moodle-answers.js';
import { short } from '../told.js';
import { plainText, type MoodleOutcome, type MoodleReading } from './moodle-reading.js';

interface Option {
  id: string;
  text: string;
  feedback?: string;
}

/** `multichoice`: one answer or several; each has its share of the points. */
export function readMultichoice(reading: MoodleReading): MoodleOutcome {
  const answers = answersOf(reading);
  const options = optionsOf(reading, answers);
  // `trans_single` of Moodle's format: only "false", "0" and nothing say no.
  const isSingle = !/^(?:false|0|)$/.test(firstOf(reading.question, 'single') ? reading.plain('single') : 'true');
  return isSingle ? single(reading, answers, options) : multiple(reading, answers, options);
}

/** One full answer is right. Other shares can't be held: a single choice of ours is right or wrong. */
function single(reading: MoodleReading, answers: readonly MoodleAnswer[], options: readonly Option[]): MoodleOutcome {
  const right = answers.flatMap(({ share }, index) => (isShare(share, 100) ? [partId(index)] : []));
  if (right.length === 0 && answers.length) reading.fault('no answer earns all points');
  if (right.length > 1) return { unsupported: 'one answer is to be chosen, and several are right' };
  loseShares(reading, answers, options, (share) => share !== 0 && !isShare(share, 100));
  return { kind: 'single-choice', options, key: right[0] };
}

/**
 * Answers with a share above 0 are right. Equal shares of 100 % in all, each wrong answer costing as much, are our
 * `partial` to the point. Where wrong answers cost something else, `partial` is still nearest, and the difference is told:
 * what is right stays the same. Unequal shares weigh the answers, which no scoring of ours does: told too.
 */
function multiple(reading: MoodleReading, answers: readonly MoodleAnswer[], options: readonly Option[]): MoodleOutcome {
  const right = answers.filter(({ share }) => share > 0);
  const wrong = answers.filter(({ share }) => !(share > 0));
  if (right.length === 0 && answers.length) reading.fault('no answer earns points');
  const equal = 100 / right.length;
  if (right.some(({ share }) => !isShare(share, equal))) loseShares(reading, answers, options, (share) => share > 0);
  const costs = new Set(wrong.map(({ share }) => share));
  for (const cost of costs) {
    if (!isShare(cost, -equal)) reading.lose(`marks for a wrong answer: ${cost}%`);
  }
  const key = answers.flatMap(({ share }, index) => (share > 0 ? [partId(index)] : []));
  return { kind: 'multiple-choice', options, key, scoring: 'partial' };
}

/** `multichoiceset` (a plugin, "all or nothing"): as `multichoice` with several, without shares. */
export function readMultichoiceSet(reading: MoodleReading): MoodleOutcome {
  const answers = answersOf(reading);
  const key = answers.flatMap(({ share }, index) => (share > 0 ? [partId(index)] : []));
  if (key.length === 0 && answers.length) reading.fault('no answer is right');
  return {
    kind: 'multiple-choice',
    options: optionsOf(reading, answers),
    key,
    scoring: 'all-or-nothing',
  };
}

/** `truefalse`: answers are named "true" and "false", in any order. */
export function readTrueFalse(reading: MoodleReading): MoodleOutcome {
  const answers = answersOf(reading);
  const [yes, no] = ['true', 'false'].map((name) =>
    answers.find(({ element }) => plainText(element).toLowerCase() === name),
  );
  if (!yes || !no || answers.length !== 2) reading.fault('its answers are not "true" and "false"');
  const options = [
    { text: 'True', answer: yes },
    { text: 'False', answer: no },
  ].map(({ text, answer }, index) => ({ id: partId(index), text, ...feedback(reading, answer) }));
  const isTrue = (yes?.share ?? 0) > 0;
  if (isTrue === (no?.share ?? 0) > 0) reading.fault('not exactly one of its answers is right');
  return { kind: 'single-choice', options, key: isTrue ? 'a' : 'b' };
}

function optionsOf(reading: MoodleReading, answers: readonly MoodleAnswer[]): Option[] {
  return answers.map((answer, index) => {
    const text = reading.line(answer.element);
    if (!text) reading.fault(`answer ${index + 1} has no text`);
    return { id: partId(index), text, ...feedback(reading, answer) };
  });
}

function feedback(reading: MoodleReading, answer: MoodleAnswer | undefined): { feedback?: string } {
  const text = answer ? reading.line(firstOf(answer.element, 'feedback')) : '';
  return text ? { feedback: text } : {};
}

function loseShares(
  reading: MoodleReading,
  answers: readonly MoodleAnswer[],
  options: readonly Option[],
  isLost: (share: number) => boolean,
): void {
  for (const [index, { share }] of answers.entries()) {
    if (isLost(share)) reading.lose(`marks for “${short(options[index]?.text ?? '')}”: ${share}%`);
  }
}
