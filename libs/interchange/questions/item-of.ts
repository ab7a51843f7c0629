import type { Content } from '@app/question-bank/domain/content.js';
import { replaceImages } from '@app/question-bank/domain/images/image-links.js';
import type { JudgedRecord } from '../domain/judge-records.js';
import { short } from '../domain/questions/told.js';
import type { NewItem } from './question-imports.store.js';

/** A record as it waits for its import to be applied. */
export function itemOf({ record, hash, verdict, reason, questionId }: JudgedRecord, position: number): NewItem {
  const isRefused = 'refused' in record;
  return {
    position,
    verdict,
    reason,
    questionId,
    place: record.at,
    externalId: record.externalId ?? null,
    title: short(record.title ?? (isRefused ? '' : promptOf(record.content))),
    category: record.category.join('/'),
    tags: [...record.tags],
    ownTopics: [...(record.topics ?? [])],
    ownLevel: record.level ?? null,
    kind: isRefused ? null : record.content.kind,
    content: isRefused ? null : record.content,
    contentHash: hash ?? null,
    lost: isRefused ? [] : [...record.lost],
  };
}

const promptOf = (content: Content): string =>
  replaceImages(content.kind === 'flashcard' ? content.front : content.prompt, ({ alt }) => alt);
