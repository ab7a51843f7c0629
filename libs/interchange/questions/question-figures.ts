import {
  recordVerdicts,
  writtenVerdicts,
  type ImportMapping,
  type QuestionFormat,
  type QuestionImportFigures,
} from '../domain/question-import.js';
import { countNames, topicsOfRecord } from '../domain/sort-records.js';
import type { NewItem } from './question-imports.store.js';

const mostNames = 200;

export function figuresOf(
  format: QuestionFormat,
  items: readonly NewItem[],
  mapping: ImportMapping,
): QuestionImportFigures {
  const written = items.filter(({ verdict }) => writtenVerdicts(mapping).includes(verdict));
  const count = (of: (item: NewItem) => boolean) => items.filter(of).length;
  return {
    format,
    records: items.length,
    byVerdict: Object.fromEntries(
      recordVerdicts.map((verdict) => [verdict, count((item) => item.verdict === verdict)]),
    ) as QuestionImportFigures['byVerdict'],
    withLosses: written.filter(({ lost }) => lost.length > 0).length,
    withoutTopic: written.filter((item) => topicsOfRecord(item, mapping).length === 0).length,
    categories: countNames(
      written.flatMap(({ category }) => (category ? [category] : [])),
      mostNames,
    ),
    tags: countNames(
      written.flatMap(({ tags }) => tags),
      mostNames,
    ),
  };
}
