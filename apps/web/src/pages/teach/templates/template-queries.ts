import { planSchema, type Plan } from '@app/interview-template/domain/plan.js';
import type { TemplateState } from '@app/interview-template/domain/template.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';
import { queryClient } from '../../../query-client.js';

export interface TemplateFilter {
  state?: TemplateState;
  q?: string;
}

export type TemplateRow = Schemas['AdminTemplatePage']['items'][number];
export type AdminTemplate = Omit<Schemas['AdminTemplate'], 'plan'> & { plan: Plan };
export type TemplateVersion = Omit<Schemas['TemplateVersion'], 'plan'> & { plan: Plan };
export type DrawPreview = Schemas['DrawPreview'];

export const templatesQuery = (filter: TemplateFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin-templates', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/templates', { params: { query: given({ ...filter, limit: 25, cursor: pageParam }) } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin-template', id],
    queryFn: async (): Promise<AdminTemplate> =>
      withPlan(await dataOf(api.GET('/api/v1/admin/templates/{id}', { params: { path: { id } } }))),
    // What is being edited must not change under the editor; saving loads it anew.
    staleTime: Infinity,
    gcTime: 0,
  });

export async function fetchVersion(id: string, number: number): Promise<TemplateVersion> {
  const path = { id, number };
  return withPlan(await dataOf(api.GET('/api/v1/admin/templates/{id}/versions/{number}', { params: { path } })));
}

export async function reloadTemplate(id: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ['admin-templates'] });
  // Candidates' list, which this person may have open, too.
  void queryClient.invalidateQueries({ queryKey: ['templates'] });
  await queryClient.invalidateQueries({ queryKey: templateQuery(id).queryKey });
}

/** What `If-Match` compares: it changes with every change of the template. */
export const etagOf = ({ number, revision }: AdminTemplate): string => `"${number}.${revision}"`;

/** The API's document gives a plan's input; what is stored has all its defaults. */
const withPlan = <T extends { plan: unknown }>(reply: T): Omit<T, 'plan'> & { plan: Plan } => ({
  ...reply,
  plan: planSchema.parse(reply.plan),
});
