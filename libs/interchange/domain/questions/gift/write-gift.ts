import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { defaultSeconds } from '../defaults.js';
import { allAlike, lostTwins } from '../lost-twins.js';
import type { Loss, WrittenQuestion, WrittenText } from '../question-record.js';
import { lostCriteria, writtenTags } from '../standing-words.js';
import { typedAnswer } from '../typed-answers.js';
import { escape } from './gift-signs.js';
import { arrow } from './read-gift-matching.js';

/**
 * Questions in GIFT, as Moodle reads it, with their texts in Markdown. Topics become tags, the slug the id and the title.
 * Kinds that GIFT has no way to ask are left out, and told.
 */
export function writeGift(questions: Iterable<WrittenQuestion>): WrittenText {
  const blocks: string[] = [];
  const losses: Loss[] = [];
  for (const question of questions) {
    const { slug, content } = question;
    const written = writeAnswers(content);
    if (typeof written === 'string') {
      losses.push({ slug, lost: [written], whole: true });
      continue;
    }
    const lost = [...written.lost, ...commonLosses(content)];
    if (lost.length) losses.push({ slug, lost, whole: false });
    const marks = [`[id:${slug}]`, ...writtenTags(question).map((tag) => `[tag:${tag}]`)];
    const prompt = 'prompt' in content ? content.prompt : '';
    blocks.push(`// ${marks.join(' ')}\n::${slug}::[markdown]${escape(prompt)}{${written.answers}}\n`);
  }
  return { text: blocks.join('\n'), losses };
}

interface Written {
  answers: string;
  lost: readonly string[];
}

/** What stands between the braces, or why there can be nothing. */
function writeAnswers(content: Content): Written | string {
  switch (content.kind) {
    case 'single-choice':
      return isTrueFalse(content) ? trueFalse(content) : singleChoice(content);
    case 'multiple-choice':
      return multipleChoice(content);
    case 'numeric':
      return numeric(content);
    case 'short-text':
      return shortText(content);
    case 'matching':
      return matching(content);
    case 'open':
      return open(content);
    case 'ordering':
    case 'code':
    case 'sql':
    case 'flashcard':
      return `the kind ${content.kind}: GIFT has nothing like it`;
  }
}

function commonLosses({ kind, estimatedSeconds, references }: Content): string[] {
  return [
    ...(estimatedSeconds === defaultSeconds[kind] ? [] : [`estimated seconds: ${estimatedSeconds}`]),
    ...references.map(({ title, url }) => `reference: ${title} <${url}>`),
  ];
}

/** A text, marked where it would be read as beginning with a format or a weight. */
const text = (markdown: string) => (markdown.startsWith('[') ? '[markdown]' : '') + escape(markdown);
const comment = (feedback: string | undefined) => (feedback ? `#${text(feedback)}` : '');
const lines = (answers: readonly string[], explanation: string) =>
  [...answers, ...(explanation ? [`####${text(explanation)}`] : [])].map((line) => `\n\t${line}`).join('') + '\n';

const isTrueFalse = ({ options: [first, second, ...others] }: ContentOf<'single-choice'>) =>
  first?.text === 'True' && second?.text === 'False' && others.length === 0;

function trueFalse({ options, key, explanation }: ContentOf<'single-choice'>): Written {
  const isTrue = options[0]?.id === key;
  const right = comment(options.find(({ id }) => id === key)?.feedback);
  const wrong = comment(options.find(({ id }) => id !== key)?.feedback);
  const general = explanation && `####${text(explanation)}`;
  return { answers: `${isTrue ? 'TRUE' : 'FALSE'}${wrong || (right && '#')}${right}${general}`, lost: [] };
}

function singleChoice({ options, key, explanation }: ContentOf<'single-choice'>): Written {
  const answers = options.map((option) => {
    const weight = option.text.startsWith('%') ? '%0%' : '';
    return `${option.id === key ? '=' : `~${weight}`}${text(option.text)}${comment(option.feedback)}`;
  });
  return { answers: lines(answers, explanation), lost: [] };
}

function multipleChoice({ options, key, scoring, explanation }: ContentOf<'multiple-choice'>): Written {
  const share = Number((100 / key.length).toFixed(5));
  const answers = options.map(({ id, text: answer, feedback }) => {
    const weight = key.includes(id) ? share : -share;
    return `~%${weight}%${text(answer)}${comment(feedback)}`;
  });
  const lost = scoring === 'partial' ? [] : ['scoring all or nothing: each answer has its share'];
  return { answers: lines(answers, explanation), lost };
}

function numeric({ key, unit, explanation }: ContentOf<'numeric'>): Written {
  const lost = unit === undefined ? [] : [`unit: ${unit}`];
  if ('min' in key) return { answers: `#${lines([`=${key.min}..${key.max}`], explanation)}`, lost };
  const { value, tolerance } = key;
  let allowed = '';
  if (tolerance && 'absolute' in tolerance) allowed = `:${tolerance.absolute}`;
  else if (tolerance) {
    allowed = `:${tolerance.relative * Math.abs(value)}`;
    lost.push(`relative tolerance: ${tolerance.relative}, written as an absolute one`);
  }
  return { answers: `#${lines([`=${value}${allowed}`], explanation)}`, lost };
}

/** Nothing keeps an arrow from making pairs of the answers. */
function shortText({ key, explanation }: ContentOf<'short-text'>): Written | string {
  const answers = key.accepted.filter((answer) => !answer.includes(arrow));
  if (answers.length === 0) return `“${arrow}” in every accepted answer: GIFT would take them for pairs`;
  const lost = key.accepted.filter((answer) => answer.includes(arrow)).map((answer) => `accepted answer: ${answer}`);
  if (key.pattern !== undefined) lost.push(`pattern: ${key.pattern}`);
  const written = answers.map((answer) => {
    const weight = answer.startsWith('%') ? '%100%' : '';
    return `=${weight}${text(typedAnswer(answer))}`;
  });
  return { answers: lines(written, explanation), lost };
}

/** The first arrow of a pair parts it, and none can be escaped. */
function matching({ left, right, key, explanation }: ContentOf<'matching'>): Written | string {
  if (left.some((item) => item.text.includes(arrow))) return `“${arrow}” on the left side: GIFT can't write it`;
  const alike = allAlike(right);
  if (alike) return alike;
  const textOf = new Map(right.map((item) => [item.id, escape(item.text)]));
  const used = new Set(Object.values(key));
  const pairs = left.map((item) => `=${text(item.text)} ${arrow} ${textOf.get(key[item.id] ?? '') ?? ''}`);
  const strangers = right.filter(({ id }) => !used.has(id)).map((item) => `=${arrow} ${textOf.get(item.id) ?? ''}`);
  return { answers: lines([...pairs, ...strangers], explanation), lost: lostTwins(right) };
}

function open({ modelAnswer, rubric, assessment, explanation }: ContentOf<'open'>): Written {
  const lost = [
    ...lostCriteria(rubric),
    ...(assessment === 'self' ? [] : ['assessment by an instructor']),
    ...(explanation ? ['the explanation: its place has the model answer'] : []),
  ];
  return { answers: lines([], modelAnswer), lost };
}
