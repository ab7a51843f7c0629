import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api.js';
import type { AuthoredQuestion } from '../../../shapes.js';

/** A question as it was read, with the tag that its next save must name. */
export interface Authored {
  question: AuthoredQuestion;
  etag: string | null;
}

export async function loadAuthored(id: string): Promise<Authored> {
  const { data, response } = await api.GET('/api/v1/admin/questions/{id}', { params: { path: { id } } });
  return { question: data as AuthoredQuestion, etag: response.headers.get('etag') };
}

export const authoredQuery = (id: string) =>
  queryOptions({
    queryKey: ['authored', id],
    queryFn: () => loadAuthored(id),
    // What is being edited must not change under the editor; saving and acting load it anew.
    staleTime: Infinity,
    gcTime: 0,
  });
