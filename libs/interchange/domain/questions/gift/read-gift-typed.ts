import type { UncheckedDraft } from '../draft.js';
import { defaultSeconds } from '../defaults.js';
import type { RefusedRecord } from '../question-record.js';
import { giftAnswers, type GiftAnswer } from './gift-answers.js';
import type { GiftReading } from './gift-reading.js';
import { cutAt, type Span } from './gift-signs.js';
import type { Asked } from './read-gift-choice.js';
import { typedAnswers } from '../typed-answers.js';
import { short } from '../told.js';

/** Answers of full marks; of what earns less we keep nothing. */
function rightOnes(reading: GiftReading, answers: readonly GiftAnswer[]): GiftAnswer[] {
  for (const { text, weight = 100, feedback } of answers) {
    if (!text.text) reading.fault(text, 'an answer is empty (“=” and “#” in a text are written with a backslash)');
    if (weight > 0 && weight < 100) reading.lose(`marks for “${short(reading.typed(text))}”: ${weight}%`);
    if (feedback) reading.lose(`feedback on “${short(reading.typed(text))}”: ${short(reading.line(feedback))}`);
  }
  return answers.filter(({ weight = 100 }) => weight >= 100);
}

/** `{=one =other}`. */
export function readShortText(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft | RefusedRecord {
  const right = rightOnes(
    reading,
    giftAnswers(body, '=', () => true),
  );
  const key = typedAnswers(right.map(({ text }) => reading.typed(text)));
  if (key === 'anything') return reading.unsupported('any answer is right');
  if (key === 'nothing') return reading.unsupported('no answer gets full marks');
  return { kind: 'short-text', ...asked, estimatedSeconds: defaultSeconds['short-text'], key };
}

/** `{#3.2:0.05}`, `{#1..5}`, or several of them as answers are. */
export function readNumeric(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft | RefusedRecord {
  const inner = { text: body.text.slice(1), at: body.at + 1 };
  const [numbers, otherwise] = cutAt(inner, '~') ?? [inner];
  const comment = otherwise && cutAt(otherwise, '#')?.[1];
  if (comment?.text) reading.lose(`feedback on wrong answers: ${short(reading.line(comment))}`);
  const answers = giftAnswers(numbers, '=', () => true);
  if (answers.length === 0) reading.fault(body, 'a number is asked for and none is given');
  const right = rightOnes(reading, answers);
  const keys = answers.map(({ text }) => (text.text === '*' ? '*' : numericKey(reading.typed(text))));
  for (const [index, key] of keys.entries()) {
    const { text } = answers[index]!;
    if (key === undefined && text.text)
      reading.fault(text, `“${short(text.text)}” is no number, no number:tolerance and no range`);
  }
  if (answers.length > 0 && right.length !== 1) {
    return reading.unsupported(right.length ? 'several numbers or ranges get full marks' : 'no number gets full marks');
  }
  const key = keys[answers.indexOf(right[0]!)];
  if (key === '*') return reading.unsupported('any number is right');
  return { kind: 'numeric', ...asked, estimatedSeconds: defaultSeconds.numeric, key };
}

const decimal = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/;
const numberOf = (text: string) => (decimal.test(text.trim()) ? Number(text) : Number.NaN);

function numericKey(text: string): object | undefined {
  const range = text.indexOf('..', 1);
  if (range !== -1) {
    const [min, max] = [numberOf(text.slice(0, range)), numberOf(text.slice(range + 2))];
    return min <= max && Number.isFinite(min) && Number.isFinite(max) ? { min, max } : undefined;
  }
  const [value, tolerance, ...others] = text.split(':').map(numberOf);
  if (value === undefined || !Number.isFinite(value) || others.length > 0) return undefined;
  if (tolerance === undefined) return { value };
  return tolerance >= 0 && Number.isFinite(tolerance) ? { value, tolerance: { absolute: tolerance } } : undefined;
}
