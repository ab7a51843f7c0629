import { partId, type UncheckedDraft } from '../draft.js';
import { defaultSeconds } from '../defaults.js';
import type { RefusedRecord } from '../question-record.js';
import { short } from '../told.js';
import { giftAnswers, type GiftAnswer } from './gift-answers.js';
import type { GiftReading } from './gift-reading.js';
import { cutAt, type Span } from './gift-signs.js';

/** What every question has. */
export interface Asked {
  prompt: string;
  explanation: string;
}

/** Percent by which weights may be off the share that they stand for: exports round to two digits at the least. */
const rounding = 0.05;
const isNear = (weight: number, share: number) => Math.abs(weight - share) <= rounding;

interface Weighed {
  option: { id: string; text: string; feedback?: string };
  weight: number;
  isRight: boolean;
}

/**
 * Answers with "~". With one "=" it is a single choice; without any, as many may be chosen as one likes, and each earns
 * or costs its weight. Several "=" are alternatives of which one is chosen, which we can't ask.
 */
export function readChoice(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft | RefusedRecord {
  const answers = giftAnswers(body, '~=', (sign) => sign !== '=');
  const isSingle = answers.some(({ sign }) => sign === '=');
  const all = answers.map((answer, index) => weighed(reading, answer, { id: partId(index), isSingle }));
  const right = all.filter(({ isRight }) => isRight);
  const wrong = all.filter(({ isRight }) => !isRight);
  if (right.length === 0) reading.fault(body, 'no answer is right');
  if (isSingle && right.length > 1) {
    return reading.unsupported(
      'several answers are right and one of them is to be chosen (weights make it a choice of all)',
    );
  }
  if (isSingle) loseWeights(reading, wrong);
  else loseUnequalWeights(reading, right, wrong);
  const kind = isSingle ? 'single-choice' : 'multiple-choice';
  return {
    kind,
    ...asked,
    estimatedSeconds: defaultSeconds[kind],
    options: all.map(({ option }) => option),
    key: isSingle ? right[0]?.option.id : right.map(({ option }) => option.id),
    ...(!isSingle && { scoring: 'partial' }),
  };
}

function weighed(
  reading: GiftReading,
  { sign, text, feedback, weight = sign === '=' ? 100 : 0 }: GiftAnswer,
  { id, isSingle }: { id: string; isSingle: boolean },
): Weighed {
  if (!text.text) reading.fault(text, 'an answer is empty (“~”, “=” and “#” in a text are written with a backslash)');
  const comment = feedback && reading.line(feedback);
  const option = { id, text: reading.part(text), ...(comment && { feedback: comment }) };
  return { option, weight, isRight: isSingle ? sign === '=' : weight > 0 };
}

function loseWeights(reading: GiftReading, wrong: readonly Weighed[]): void {
  for (const { option, weight } of wrong) {
    if (weight !== 0) reading.lose(`marks for “${short(option.text)}”: ${weight}%`);
  }
}

/** Our partial marks are a share for each right answer, and the same off for each wrong one. */
function loseUnequalWeights(reading: GiftReading, right: readonly Weighed[], wrong: readonly Weighed[]): void {
  const share = 100 / right.length;
  if (!right.every(({ weight }) => isNear(weight, share))) {
    reading.lose(`weights of the right answers: ${percents(right)}`);
  }
  if (!wrong.every(({ weight }) => isNear(weight, -share))) {
    reading.lose(`weights of the wrong answers: ${percents(wrong)}`);
  }
}

const percents = (answers: readonly Weighed[]) => [...new Set(answers.map(({ weight }) => `${weight}%`))].join(', ');

const truth = /^(?:(T|TRUE|[Tt]rue)|F|FALSE|[Ff]alse)$/;

/** `{T#feedback on a wrong answer#feedback on a right one}`, in Moodle's order; `undefined`: it is none. */
export function readTrueFalse(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft | undefined {
  const [answer, comments] = cutAt(body, '#') ?? [body];
  const found = truth.exec(answer.text);
  if (!found) return undefined;
  const [ifWrong, ifRight] = comments ? (cutAt(comments, '#') ?? [comments]) : [];
  const isTrue = found[1] !== undefined;
  const option = (id: string, text: string, comment: Span | undefined) => {
    const feedback = comment && reading.line(comment);
    return { id, text, ...(feedback && { feedback }) };
  };
  return {
    kind: 'single-choice',
    ...asked,
    estimatedSeconds: defaultSeconds['single-choice'],
    options: [option('a', 'True', isTrue ? ifRight : ifWrong), option('b', 'False', isTrue ? ifWrong : ifRight)],
    key: isTrue ? 'a' : 'b',
  };
}
