import type { Tx } from '@app/database/tx.js';
import { facets, labelParts, type Facet } from '../domain/bank-filter.js';
import { isFound, Values, type BankSearch } from './bank-search.store.js';

export interface LabelCount {
  facet: Facet;
  value: string;
  count: number;
}

/** How often each label comes among what is found; `isEstimate`: as a sample says. */
export interface Counted {
  total: number;
  isEstimate: boolean;
  labels: LabelCount[];
}

/** Of what is found, the total and the labels of these facets. */
export async function countLabels(tx: Tx, search: BankSearch, of: readonly Facet[] = facets): Promise<Counted> {
  const given = givenLabels(search);
  return given ? keptCounts(tx, given, of) : scannedCounts(tx, search, of);
}

/** The same as if nothing were chosen of one facet. */
export const without = (search: BankSearch, facet: Facet): BankSearch => ({
  ...search,
  chosen: new Map([...search.chosen].filter(([other]) => other !== facet)),
});

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

async function keptCounts(tx: Tx, given: readonly string[], of: readonly Facet[]): Promise<Counted> {
  const rows = await tx.query<Row[]>(
    `select label, sum(questions)::int as count from question_counts
      where given = any($1) and (label = '' or split_part(label, ':', 1) = any($2))
      group by label having sum(questions) > 0`,
    [given, of],
  );
  return counted(rows);
}

/** More are not counted one by one. */
const mostScanned = 4_000;
const sampledAtOnce = 2_500;
/** Into how many lots questions are drawn. */
const lots = 16;

async function scannedCounts(tx: Tx, search: BankSearch, of: readonly Facet[]): Promise<Counted> {
  const expected = await expectedCount(tx, search);
  if (expected > mostScanned) {
    const taken = Math.min(lots - 1, Math.ceil((sampledAtOnce * lots) / expected));
    const sample = await scan(tx, search, of, taken);
    const scale = lots / taken;
    if (sample.total * scale > mostScanned) return scaled(sample, scale);
  }
  return scan(tx, search, of);
}

/** What the planner expects, by its statistics: in far less time than counting takes. */
async function expectedCount(tx: Tx, search: BankSearch): Promise<number> {
  const values = new Values();
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }[]>(
    `explain (format json) select from question_search s where ${isFound(search, values)}`,
    values.all,
  );
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

async function scan(tx: Tx, search: BankSearch, of: readonly Facet[], taken = lots): Promise<Counted> {
  const values = new Values();
  const found = isFound(search, values);
  const sampled =
    taken < lots ? `s.sample = any(${values.add(Array.from({ length: taken }, (_, lot) => lot))})` : 'true';
  const wanted = of.length < facets.length ? `split_part(label, ':', 1) = any(${values.add(of)})` : 'true';
  const rows = await tx.query<Row[]>(
    `with found as materialized (select labels from question_search s where ${found} and ${sampled})
     select '' as label, count(*)::int as count from found
      union all
     select label, count(*)::int from (select unnest(labels) as label from found) as l where ${wanted} group by label`,
    values.all,
  );
  return counted(rows);
}

interface Row {
  label: string;
  count: number;
}

/** The total is under the empty label. */
function counted(rows: readonly Row[]): Counted {
  const labels = rows.filter(({ label }) => label !== '').map(({ label, count }) => ({ ...labelParts(label), count }));
  return { total: rows.find(({ label }) => label === '')?.count ?? 0, isEstimate: false, labels };
}

const scaled = ({ total, labels }: Counted, scale: number): Counted => ({
  total: rounded(total * scale),
  isEstimate: true,
  labels: labels.map((label) => ({ ...label, count: rounded(label.count * scale) })),
});

/** A sample tells two digits at best. */
const rounded = (count: number): number => Math.max(1, Number(count.toPrecision(2)));
