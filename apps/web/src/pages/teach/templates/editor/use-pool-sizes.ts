import { isFixed, ruleSchema, type Plan, type Rule } from '@app/interview-template/domain/plan.js';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../../../api.js';

export type PoolSize = Schemas['RuleCounts']['items'][number];

/** What the bank has for a rule; undefined while it is on its way, or the rule is not valid yet. */
export type SizeOf = (rule: Rule) => PoolSize | undefined;

/** Follows what the rules of a plan could ask, a moment after they were changed. */
export function usePoolSizes({ sections }: Plan): SizeOf {
  const rules = [...new Set(sections.flatMap((section) => section.rules).map(keyOf))].filter(
    (key) => key !== undefined,
  );
  const [asked] = useDebouncedValue(JSON.stringify(rules), 300);
  const { data } = useQuery({
    queryKey: ['rule-counts', asked],
    queryFn: async () => {
      const keys = JSON.parse(asked) as string[];
      const body = { rules: keys.map((key) => JSON.parse(key) as Rule) };
      const { items } = await dataOf(api.POST('/api/v1/admin/templates/counts', { body }));
      return new Map(keys.map((key, index) => [key, items[index]]));
    },
    enabled: asked !== '[]',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (rule) => data?.get(keyOf(rule) ?? '');
}

/** A rule whatever its number: that changes nothing of what there is. */
function keyOf(rule: Rule): string | undefined {
  const parsed = ruleSchema.safeParse(isFixed(rule) ? rule : { ...rule, count: 1 });
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}
