import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { cellOf, csvLine } from '../../export/csv-line.js';
import { partId } from '../draft.js';
import { allAlike, lostTwins } from '../lost-twins.js';
import type { Loss, WrittenQuestion, WrittenText } from '../question-record.js';
import { columns, type Column } from './columns.js';
import { writeList } from './list-cell.js';
import { writeNumericKey } from './number-cell.js';

type Cells = Partial<Record<Column, string | number>>;

/**
 * Questions as a table (RFC 4180) that a spreadsheet opens without running anything in it, and that `readTable` reads back
 * as they were. Ids of options become letters in their order. Programs are left out, and told.
 */
export function writeTable(questions: Iterable<WrittenQuestion>): WrittenText {
  const { text, losses } = tableRows(questions);
  return { text: tableHeader + text, losses };
}

export const tableHeader = csvLine(columns);

/** The rows alone. */
export function tableRows(questions: Iterable<WrittenQuestion>): WrittenText {
  const lines: string[] = [];
  const losses: Loss[] = [];
  for (const { slug, topics, level, content } of questions) {
    const own = cellsOf(content);
    if (typeof own === 'string') {
      losses.push({ slug, lost: [own], whole: true });
      continue;
    }
    const twins = content.kind === 'matching' ? lostTwins(content.right) : [];
    if (twins.length) losses.push({ slug, lost: twins, whole: false });
    const { kind, explanation, estimatedSeconds, references } = content;
    const cells: Cells = {
      slug,
      topics: topics.join(', '),
      level,
      kind,
      ...own,
      explanation,
      estimatedSeconds,
      references: writeList(
        references.map(({ title, url }) => `${title} <${url.replace(/[<>\s]/g, encodeURIComponent)}>`),
      ),
    };
    lines.push(csvLine(columns.map((column) => cellOf(cells[column]))));
  }
  return { text: lines.join(''), losses };
}

/** Cells, or why they can't hold it. */
function cellsOf(content: Content): Cells | string {
  switch (content.kind) {
    case 'single-choice':
      return {
        prompt: content.prompt,
        ...optionCells(content.options),
        key: lettersOf(content.options, [content.key]),
      };
    case 'multiple-choice': {
      const { prompt, options, key, scoring } = content;
      return { prompt, ...optionCells(options), key: lettersOf(options, key), scoring };
    }
    case 'ordering': {
      const { prompt, items, key, scoring } = content;
      return { prompt, options: textsOf(items), key: lettersOf(items, key), scoring };
    }
    case 'matching':
      return allAlike(content.right) ?? matchingCells(content);
    case 'numeric':
      return { prompt: content.prompt, key: writeNumericKey(content.key), unit: content.unit };
    case 'short-text':
      return { prompt: content.prompt, key: writeList(content.key.accepted), pattern: content.key.pattern };
    case 'open': {
      const { prompt, modelAnswer, rubric, assessment } = content;
      const options = writeList(rubric.map(({ points, text }) => `${points}: ${text}`));
      return { prompt, key: modelAnswer, options, assessment };
    }
    case 'flashcard':
      return { prompt: content.front, key: content.back };
    case 'code':
    case 'sql':
      return `the kind ${content.kind}: a table can't hold programs readably`;
  }
}

const textsOf = (parts: readonly { text: string }[]) => writeList(parts.map(({ text }) => text));

const lettersOf = (parts: readonly { id: string }[], ids: readonly string[]) =>
  ids.map((id) => partId(parts.findIndex((part) => part.id === id))).join(', ');

function optionCells(options: ContentOf<'single-choice'>['options']): Cells {
  const feedback = options.flatMap((option, index) =>
    option.feedback ? [`${partId(index)}: ${option.feedback}`] : [],
  );
  return { options: textsOf(options), feedback: writeList(feedback) };
}

/** The key's lines are the partners of the options', then those that are partners of none. */
function matchingCells({ prompt, left, right, key }: ContentOf<'matching'>): Cells {
  const textOf = new Map(right.map(({ id, text }) => [id, text]));
  const used = new Set(Object.values(key));
  const partners = left.map(({ id }) => textOf.get(key[id] ?? '') ?? '');
  const strangers = right.filter(({ id }) => !used.has(id)).map(({ text }) => text);
  return { prompt, options: textsOf(left), key: writeList([...partners, ...strangers]) };
}
