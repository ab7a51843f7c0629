import type { Tx } from '@app/database/tx.js';
import type { RulePool } from './domain/draw.js';
import { countOfRule, isFixed, type Plan, type Rule } from './domain/plan.js';
import { drawableQuestions, fixedQuestions, type Place } from './pools.store.js';

/** What each rule of a plan can ask of what is published now: two queries, however many rules there are. */
export async function rulePools(tx: Tx, { sections }: Pick<Plan, 'sections'>): Promise<RulePool[]> {
  const rules = sections.flatMap((section, sectionIndex) =>
    section.rules.map((rule, index) => ({ section: sectionIndex + 1, rule: index + 1, asks: rule })),
  );
  const drawn = rules.flatMap(({ asks, ...place }) => (isFixed(asks) ? [] : [{ ...place, ...asks }]));
  const fixed = rules.flatMap(({ asks, ...place }) => (isFixed(asks) ? [{ ...place, ...asks }] : []));
  const drawable = byPlace(drawn.length ? await drawableQuestions(tx, drawn) : []);
  const named = byPlace(fixed.length ? await fixedQuestions(tx, fixed) : []);
  return rules.map((rule) => ({
    section: rule.section,
    rule: rule.rule,
    count: countOfRule(rule.asks),
    ...poolOf(rule.asks, { drawable: drawable(rule), named: named(rule) }),
  }));
}

type Found = {
  drawable: Awaited<ReturnType<typeof drawableQuestions>>;
  named: Awaited<ReturnType<typeof fixedQuestions>>;
};

function poolOf(rule: Rule, { drawable, named }: Found): Pick<RulePool, 'fixed' | 'candidates' | 'unknown'> {
  if (!isFixed(rule)) {
    const candidates = drawable.map(({ questionId, versionId, topic }) => ({ questionId, versionId, topic }));
    return { fixed: false, candidates, unknown: [] };
  }
  return {
    fixed: true,
    candidates: named.flatMap(({ questionId, versionId }) =>
      questionId && versionId ? [{ questionId, versionId, topic: '' }] : [],
    ),
    unknown: named.filter(({ versionId }) => versionId === null).map(({ slug }) => slug),
  };
}

/** Groups rows by the rule that they are of. */
function byPlace<T extends Place>(rows: readonly T[]): (place: Place) => T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = `${row.section}.${row.rule}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return ({ section, rule }) => groups.get(`${section}.${rule}`) ?? [];
}
