import type { Tx } from '@app/database/tx.js';
import { facets, labelParts, type Facet } from '../domain/bank-filter.js';
import { isFound, Values, type BankSearch } from './bank-search.store.js';

export interface LabelCount {
  facet: Facet;
  value: string;
  count: number;
}

/** Where a facet's values stand in `question_search`; topics are a list. */
const columns: Record<Exclude<Facet, 'topic'>, string> = {
  state: 'state',
  level: 'level',
  kind: 'kind',
  owner: 'owner_id',
  author: 'author_id',
  licence: 'licence',
  source: 'source',
};
const single = facets.filter((facet) => facet !== 'topic');

/** How many questions are found. */
export async function countQuestions(tx: Tx, search: BankSearch): Promise<number> {
  const given = givenLabels(search);
  const values = new Values();
  const sql = given
    ? `select coalesce(sum(questions), 0)::int as count from question_counts
        where label = '' and given = any(${values.add(given)})`
    : `select count(*)::int as count from question_search s where ${isFound(search, values)}`;
  const [row] = await tx.query<{ count: number }[]>(sql, values.all);
  return row!.count;
}

/** How many questions there are with each value: of what is found, were nothing chosen of that facet itself. */
export async function facetCounts(tx: Tx, search: BankSearch): Promise<LabelCount[]> {
  const open = facets.filter((facet) => !search.chosen.has(facet));
  const counts = [await countsOf(tx, search, open)];
  for (const facet of search.chosen.keys()) counts.push(await countsOf(tx, without(search, facet), [facet]));
  return counts.flat();
}

const without = (search: BankSearch, facet: Facet): BankSearch => ({
  ...search,
  chosen: new Map([...search.chosen].filter(([other]) => other !== facet)),
});

async function countsOf(tx: Tx, search: BankSearch, of: readonly Facet[]): Promise<LabelCount[]> {
  const given = givenLabels(search);
  return given ? keptCounts(tx, given, of) : scannedCounts(tx, search, of);
}

/**
 * The labels beside which counts are kept that answer this; undefined: it must be counted. Counts of different values of
 * one facet add up, as no question has two; of topics it may have.
 */
function givenLabels({ chosen, query }: BankSearch): readonly string[] | undefined {
  if (query !== undefined || chosen.size > 1) return undefined;
  const [only] = chosen;
  if (!only) return [''];
  const [facet, labels] = only;
  return facet === 'topic' && labels.length > 1 ? undefined : labels;
}

async function keptCounts(tx: Tx, given: readonly string[], of: readonly Facet[]): Promise<LabelCount[]> {
  const rows = await tx.query<{ label: string; count: number }[]>(
    `select label, sum(questions)::int as count from question_counts
      where given = any($1) and split_part(label, ':', 1) = any($2)
      group by label having sum(questions) > 0`,
    [given, of],
  );
  return rows.map(({ label, count }) => ({ ...labelParts(label), count }));
}

async function scannedCounts(tx: Tx, search: BankSearch, of: readonly Facet[]): Promise<LabelCount[]> {
  const values = new Values();
  const found = isFound(search, values);
  const asked = single.filter((facet) => of.includes(facet)).map((facet) => columns[facet]);
  const parts = [
    ...(asked.length > 0 ? [singleSql(asked, of)] : []),
    ...(of.includes('topic')
      ? [
          `select 'topic' as facet, value, count(*)::int from (select unnest(topics) as value from found) as t group by value`,
        ]
      : []),
  ];
  return tx.query<LabelCount[]>(
    `with found as materialized (
       select ${[...asked, ...(of.includes('topic') ? ['topics'] : [])].join(', ')} from question_search s where ${found}
     ) ${parts.join(' union all ')}`,
    values.all,
  );
}

/** One reading for all facets that have one value. */
function singleSql(asked: readonly string[], of: readonly Facet[]): string {
  const cases = (what: (facet: keyof typeof columns) => string) =>
    single
      .filter((facet) => of.includes(facet))
      .map((facet) => `when grouping(${columns[facet]}) = 0 then ${what(facet)}`)
      .join(' ');
  return `select case ${cases((facet) => `'${facet}'`)} end as facet,
                 case ${cases((facet) => `${columns[facet]}::text`)} end as value, count(*)::int as count
            from found group by grouping sets (${asked.map((column) => `(${column})`).join(', ')})`;
}
