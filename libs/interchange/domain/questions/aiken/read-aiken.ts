import { defaultSeconds } from '../defaults.js';
import { partId, settle } from '../draft.js';
import { fileText } from '../file-text.js';
import { toMarkdown, toMarkdownLine } from '../foreign-text.js';
import { faultyRecord, type LineFault } from '../line-faults.js';
import { short } from '../told.js';
import type { ReadRecord } from '../question-record.js';

const optionLine = /^([A-Z])[.)](?:\s+(.*))?$/;
const answerLine = /^ANSWER\s*:(.*)$/i;
const answerLetter = /^([A-Z])[.)]?$/;
/** Not of the format, but some tools write it below the answer. */
const explanationLine = /^(?:EXPLANATION|FEEDBACK)\s*:(.*)$/i;

interface Gathered {
  /** Of its first line, from 1. */
  line: number;
  prompt: string[];
  options: { letter: string; line: number; text: string }[];
  answer?: { line: number; text: string };
  explanation: string;
}

/**
 * The questions of a file in Aiken (docs.moodle.org, "Aiken format"): a text, lines that begin with "A." or "A)", and
 * "ANSWER: B". Lines may be wrapped. After options a blank line with no answer below it ends a question that has none.
 */
export function* readAiken(text: string): Generator<ReadRecord> {
  for (const gathered of gather(fileText(text).split('\n'))) yield recordOf(gathered);
}

function* gather(lines: readonly string[]): Generator<Gathered> {
  let question: Gathered | undefined;
  let afterBlank = false;
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim();
    const line = index + 1;
    if (text === '') {
      afterBlank = true;
      continue;
    }
    const ended = question && endsBefore(question, text, afterBlank);
    if (question && ended) yield question;
    if (!question || ended) question = { line, prompt: [], options: [], explanation: '' };
    take(question, { line, text, afterBlank });
    afterBlank = false;
  }
  if (question) yield question;
}

function endsBefore({ answer, options }: Gathered, text: string, afterBlank: boolean): boolean {
  if (answer) return afterBlank || !explanationLine.test(text);
  return afterBlank && options.length > 0 && !optionLine.test(text) && !answerLine.test(text);
}

function take(
  question: Gathered,
  { line, text, afterBlank }: { line: number; text: string; afterBlank: boolean },
): void {
  const [, letter, option = ''] = optionLine.exec(text) ?? [];
  const answer = answerLine.exec(text)?.[1];
  const last = question.options.at(-1);
  if (question.answer) question.explanation = explanationLine.exec(text)?.[1] ?? '';
  else if (answer !== undefined) question.answer = { line, text: answer.trim() };
  else if (letter !== undefined) question.options.push({ letter, line, text: option });
  else if (last) last.text += ` ${text}`;
  else question.prompt.push(...(afterBlank && question.prompt.length > 0 ? [''] : []), text);
}

const letterOf = (answer: string) => answerLetter.exec(answer)?.[1];

function recordOf(question: Gathered): ReadRecord {
  const { prompt, options, answer, explanation } = question;
  const header = { at: { line: question.line }, category: [], tags: [] };
  const faults = faultsOf(question);
  if (faults.length > 0) return faultyRecord(header, faults);
  return settle(
    header,
    {
      kind: 'single-choice',
      prompt: toMarkdown(prompt.join('\n'), 'plain').markdown,
      options: options.map(({ text }, index) => ({ id: partId(index), text: toMarkdownLine(text, 'plain').markdown })),
      key: partId(options.findIndex(({ letter }) => letter === letterOf(answer?.text ?? ''))),
      explanation: toMarkdown(explanation, 'plain').markdown,
      estimatedSeconds: defaultSeconds['single-choice'],
    },
    [],
  );
}

function faultsOf({ line, prompt, options, answer }: Gathered): LineFault[] {
  const faults: LineFault[] = [];
  const letters = new Set<string>();
  if (prompt.length === 0) faults.push({ line, message: 'there is no question before the answers' });
  if (options.length === 0) faults.push({ line, message: 'no line begins with “A.” or “A)” and a space' });
  for (const option of options) {
    if (letters.has(option.letter)) faults.push({ line: option.line, message: `“${option.letter}” is there twice` });
    if (option.text === '') faults.push({ line: option.line, message: `“${option.letter}” has no text` });
    letters.add(option.letter);
  }
  if (!answer) return [...faults, { line, message: 'no line begins with “ANSWER:”' }];
  const letter = letterOf(answer.text);
  const isOption = letter !== undefined && letters.has(letter);
  if (!isOption) faults.push({ line: answer.line, message: `“${short(answer.text)}” is not the letter of one answer` });
  return faults;
}
