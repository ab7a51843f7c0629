import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../../api.js';

export type QuestionStatistics = Schemas['QuestionStatistics'];
export type VersionStatistics = QuestionStatistics['versions'][number];

export const statisticsQuery = (questionId: string) =>
  queryOptions({
    queryKey: ['statistics', questionId],
    queryFn: () => dataOf(api.GET('/api/v1/admin/questions/{id}/statistics', { params: { path: { id: questionId } } })),
  });

/** The version whose figures say most: what candidates get, or else the newest that anybody has met. */
export function tellingVersion({ versions }: QuestionStatistics): VersionStatistics | undefined {
  const met = versions.filter(({ all }) => all.answers + all.skipped > 0);
  return versions.find(({ state }) => state === 'published') ?? met[0] ?? versions[0];
}
