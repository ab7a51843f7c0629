import type { Content, ContentOf } from '@app/question-bank/domain/content.js';

/** A question and its answer as two Markdown texts. */
export interface TwoSides {
  front: string;
  back: string;
}

/** What a question shows, and what its answer is, with the explanation. */
export function twoSides(content: Content): TwoSides {
  const back = [answerText(content), content.explanation].filter(Boolean).join('\n\n');
  return { front: frontText(content), back };
}

const list = (parts: readonly { text: string }[]) => parts.map(({ text }) => `- ${text}`).join('\n');
const fence = (text: string, language = '') => `\`\`\`${language}\n${text}\n\`\`\``;

/** What anybody may see. */
export function frontText(content: Content): string {
  switch (content.kind) {
    case 'flashcard':
      return content.front;
    case 'single-choice':
    case 'multiple-choice':
      return `${content.prompt}\n\n${list(content.options)}`;
    case 'ordering':
      return `${content.prompt}\n\n${list(content.items.toSorted((a, b) => (a.text < b.text ? -1 : 1)))}`;
    case 'matching':
      return `${content.prompt}\n\n${list(content.left)}\n\n${list(content.right.toSorted((a, b) => (a.text < b.text ? -1 : 1)))}`;
    default:
      return content.prompt;
  }
}

function answerText(content: Content): string {
  switch (content.kind) {
    case 'single-choice':
      return textOf(content.options, content.key);
    case 'multiple-choice':
      return list(content.options.filter(({ id }) => content.key.includes(id)));
    case 'numeric':
      return numberText(content);
    case 'short-text':
      return content.key.accepted.join(' / ');
    case 'ordering':
      return content.key.map((id, index) => `${index + 1}. ${textOf(content.items, id)}`).join('\n');
    case 'matching':
      return content.left.map(({ id, text }) => `- ${text} → ${textOf(content.right, content.key[id])}`).join('\n');
    case 'code':
      return codeText(content);
    case 'sql':
      return fence(content.solution, 'sql');
    case 'open':
      return content.modelAnswer;
    case 'flashcard':
      return content.back;
  }
}

const textOf = (parts: readonly { id: string; text: string }[], id: string | undefined) =>
  parts.find((part) => part.id === id)?.text ?? '';

function numberText({ key, unit }: ContentOf<'numeric'>): string {
  const value = 'min' in key ? `${key.min} to ${key.max}` : String(key.value);
  return unit ? `${value} ${unit}` : value;
}

function codeText({ languages, solutions }: ContentOf<'code'>): string {
  const language = languages.find((name) => solutions[name] !== undefined);
  return language ? fence(solutions[language] ?? '', language) : '';
}
