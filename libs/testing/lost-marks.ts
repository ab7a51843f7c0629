import { normaliseText } from '@app/grading/domain/grade-text.js';
import type { Content } from '@app/question-bank/domain/content.js';

type Bears = (content: Content, response: unknown, loss: string) => boolean;

/** The losses that bear on marks, each with the answers that it bears on. All others leave every verdict as it was. */
const losses: readonly (readonly [RegExp, Bears])[] = [
  [/^scoring all or nothing/, (content, response) => has(response, 'choices') && isInPartRight(content, response)],
  [/^pattern: /, (content, response) => has(response, 'text') && !isAccepted(content, response.text)],
  [
    /^accepted answer: /,
    (_, response, loss) =>
      has(response, 'text') &&
      normaliseText(loss.slice('accepted answer: '.length)) === normaliseText(String(response.text)),
  ],
  [/^range from /, (content, response) => has(response, 'number') && isAtBound(content, Number(response.number))],
  [/^criterion: /, (_, response) => has(response, 'criteria')],
  [/^assessment by an instructor/, (_, response) => has(response, 'criteria')],
  [/^characters that XML can not hold/, () => true],
  [/^the same text on the right twice: /, (_, response) => has(response, 'pairs')],
];

/** Whether one of these losses says why an answer has another verdict after it. */
export const explainedBy = (lost: readonly string[], content: Content, response: unknown): boolean =>
  lost.some((loss) => losses.some(([name, bears]) => name.test(loss) && bears(content, response, loss)));

function has<K extends string>(response: unknown, key: K): response is Record<K, unknown> {
  return typeof response === 'object' && response !== null && key in response;
}

/** More right than wrong, and not all: all or nothing gives it nothing, and shares give it some. */
function isInPartRight(content: Content, response: { choices: unknown }): boolean {
  if (content.kind !== 'multiple-choice' || !Array.isArray(response.choices)) return false;
  const right = response.choices.filter((id) => content.key.includes(String(id))).length;
  return right > response.choices.length - right && right - (response.choices.length - right) < content.key.length;
}

const isAccepted = (content: Content, text: unknown) =>
  content.kind === 'short-text' &&
  content.key.accepted.some((known) => normaliseText(known) === normaliseText(String(text)));

/** Within what binary fractions can't tell apart. */
function isAtBound(content: Content, number: number): boolean {
  if (content.kind !== 'numeric' || !('min' in content.key)) return false;
  const { min, max } = content.key;
  const scale = Math.max(Math.abs(min), Math.abs(max));
  return [min, max].some((bound) => Math.abs(number - bound) <= 1e-12 * scale + 1e-300);
}
