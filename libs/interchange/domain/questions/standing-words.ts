import type { ContentOf } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import type { RecordHeader, WrittenQuestion } from './question-record.js';

/** A tag by which our own files tell a question's level, where a format has nothing but tags. */
const levelTag = 'level:';

/** What a question is about, as tags. */
export const writtenTags = ({ topics, level }: WrittenQuestion): string[] => [...topics, levelTag + level];

/** The inverse: tags, each once, and the level that one of them tells. */
export function readTags(tags: readonly string[]): Pick<RecordHeader, 'tags' | 'level'> {
  const level = levels.find((name) => tags.includes(levelTag + name));
  return {
    tags: [...new Set(tags)].filter((tag) => !level || tag !== levelTag + level),
    ...(level && { level }),
  };
}

/** A rubric has one criterion at least; where a format has none, this one means the answer as a whole. */
export const wholeAnswer = { id: 'a', text: 'Says what the model answer says', points: 1 };

/** What of a rubric a format without any loses. */
export function lostCriteria(rubric: ContentOf<'open'>['rubric']): string[] {
  const [first, ...others] = rubric;
  const isWhole = others.length === 0 && first?.text === wholeAnswer.text && first.points === wholeAnswer.points;
  return isWhole ? [] : rubric.map(({ text }) => `criterion: ${text}`);
}
