import { seededRandom, shuffled, type Random } from '@app/kernel/seeded-random.js';
import { Assignment } from './assignment.js';

/** A question that a rule could ask, once for each topic of the rule that it has; topic '' where the rule is fixed. */
export interface PoolQuestion {
  questionId: string;
  versionId: string;
  topic: string;
}

/** What a rule could ask; `section` and `rule` count from 1. */
export interface RulePool {
  section: number;
  rule: number;
  count: number;
  fixed: boolean;
  /** Of a fixed rule in the order in which they are asked. */
  candidates: PoolQuestion[];
  /** Slugs of a fixed rule that are not published. */
  unknown: string[];
}

/** What a candidate had to do with a question: when last asked in a mock, and when its card is due. */
export interface Met {
  lastSeenAt: Date | null;
  dueAt: Date | null;
}

export interface DrawnItem {
  questionId: string;
  versionId: string;
  section: number;
}

/** A rule that can't be filled. */
export interface Shortfall {
  section: number;
  rule: number;
  wanted: number;
  /** What is left for it once the rules before it have theirs. */
  available: number;
  unknown: string[];
  /** Ids of its fixed questions that may not be asked now. */
  beingAsked: string[];
}

export interface Draw {
  pools: readonly RulePool[];
  /** Numbers of the sections whose questions are mixed. */
  shuffled: ReadonlySet<number>;
  met: ReadonlyMap<string, Met>;
  exclude: ReadonlySet<string>;
  seed: string;
  now: Date;
}

/**
 * Draws the questions of a plan, all different. Fixed ones are set aside first; then each rule draws by turns from its
 * topics, in a topic first what the candidate has never seen, then what they have not seen for longest. Up to a third
 * of a rule's questions (one at least, of two or more) go to what is due in review first, the longest overdue first.
 * The seed decides between equals; the order in which pools, candidates and topics are given does not. Where rules share
 * questions none goes short while there is a way to fill them all; where there is none, every rule that is short is named.
 */
export function drawPlan(draw: Draw): { items: DrawnItem[] } | { shortfalls: Shortfall[] } {
  const pools = draw.pools.toSorted((a, b) => a.section - b.section || a.rule - b.rule);
  const fixed = new Set(
    pools.filter((pool) => pool.fixed).flatMap(({ candidates }) => candidates.map(({ questionId }) => questionId)),
  );
  const mayBeDrawn = ({ questionId }: PoolQuestion) => !fixed.has(questionId) && !draw.exclude.has(questionId);
  const drawn = pools
    .filter((pool) => !pool.fixed)
    .map((pool) => ({ ...pool, candidates: pool.candidates.filter(mayBeDrawn).toSorted(byQuestion) }));
  const assignment = new Assignment(
    drawn.map(({ count, candidates }) => ({ count, questions: unique(candidates.map((one) => one.questionId)) })),
  );
  const filled = new Map(assignment.fill().map((available, index) => [drawn[index], available]));

  const shortfalls = [
    ...pools.filter((pool) => pool.fixed).map((pool) => fixedShortfall(pool, draw.exclude)),
    ...drawn.map((pool) => shortfallOf(pool, { available: filled.get(pool)! })),
  ].filter((shortfall) => shortfall.available < shortfall.wanted);
  if (shortfalls.length) return { shortfalls: shortfalls.toSorted((a, b) => a.section - b.section || a.rule - b.rule) };

  const chosen = chooseAll(drawn, assignment, draw);
  const items = pools.flatMap((pool) =>
    (chosen.get(placeOf(pool)) ?? pool.candidates).map(({ questionId, versionId }) => ({
      questionId,
      versionId,
      section: pool.section,
    })),
  );
  return { items: mixSections(items, draw) };
}

function fixedShortfall(pool: RulePool, exclude: ReadonlySet<string>): Shortfall {
  const ids = pool.candidates.map(({ questionId }) => questionId);
  const beingAsked = ids.filter((id) => exclude.has(id));
  return { ...shortfallOf(pool, { available: ids.length - beingAsked.length }), beingAsked };
}

function shortfallOf(pool: RulePool, { available }: { available: number }): Shortfall {
  const { section, rule, count, unknown } = pool;
  return { section, rule, wanted: count, available, unknown, beingAsked: [] };
}

/** Narrow rules choose before wide ones, so that what only they can ask afresh is left to them. */
function chooseAll(drawn: readonly RulePool[], assignment: Assignment, draw: Draw): Map<string, PoolQuestion[]> {
  const slack = ({ candidates, count }: RulePool) => new Set(candidates.map((one) => one.questionId)).size - count;
  const byNarrowness = drawn.map((pool, index) => ({ pool, index })).toSorted((a, b) => slack(a.pool) - slack(b.pool));
  return new Map(
    byNarrowness.map(({ pool, index }) => {
      const random = seededRandom(`${draw.seed}/${placeOf(pool)}`);
      return [placeOf(pool), choose(pool, (question) => assignment.settle(index, question), { ...draw, random })];
    }),
  );
}

type Wishes = Pick<Draw, 'met' | 'now'> & { random: Random };

/** `take` says whether the rule may have the question. */
function choose(pool: RulePool, take: (questionId: string) => boolean, wishes: Wishes): PoolQuestion[] {
  const topics = shuffled(unique(pool.candidates.map(({ topic }) => topic)).toSorted(byText), wishes.random);
  const queues = topics.map((topic) => ({
    left: freshestFirst(
      pool.candidates.filter((candidate) => candidate.topic === topic),
      wishes,
    ),
    given: 0,
  }));
  const chosen: PoolQuestion[] = [];
  const takeFrom = (queue: (typeof queues)[number], candidate: PoolQuestion) => {
    if (!take(candidate.questionId)) return;
    chosen.push(candidate);
    queue.given += 1;
  };

  const share = Math.max(Math.floor(pool.count / 3), pool.count >= 2 ? 1 : 0);
  for (const candidate of longestOverdueFirst(pool.candidates, wishes)) {
    if (chosen.length === share) break;
    const own = queues.filter(({ left }) => left.some(({ questionId }) => questionId === candidate.questionId));
    takeFrom(leastGiven(own)!, candidate);
  }
  for (let queue = leastGiven(queues); queue && chosen.length < pool.count; queue = leastGiven(queues)) {
    takeFrom(queue, queue.left.shift()!);
  }
  return chosen;
}

/** The topic whose turn it is: of those with anything left the one that gave least, the first of equals. */
function leastGiven<T extends { left: readonly unknown[]; given: number }>(queues: readonly T[]): T | undefined {
  const open = queues.filter(({ left }) => left.length > 0);
  return open.find(({ given }) => given === Math.min(...open.map((queue) => queue.given)));
}

function freshestFirst(candidates: readonly PoolQuestion[], { met, random }: Wishes): PoolQuestion[] {
  const seenAt = ({ questionId }: PoolQuestion) => met.get(questionId)?.lastSeenAt?.getTime() ?? -Infinity;
  return shuffled(candidates, random).toSorted((a, b) => (seenAt(a) === seenAt(b) ? 0 : seenAt(a) - seenAt(b)));
}

function longestOverdueFirst(candidates: readonly PoolQuestion[], { met, now, random }: Wishes): PoolQuestion[] {
  const dueAt = ({ questionId }: PoolQuestion) => met.get(questionId)?.dueAt?.getTime() ?? Infinity;
  const due = candidates.filter(
    (one, index) => dueAt(one) <= now.getTime() && candidates[index - 1]?.questionId !== one.questionId,
  );
  return shuffled(due, random).toSorted((a, b) => dueAt(a) - dueAt(b));
}

/** Items of sections that are mixed change places within their section. */
function mixSections(items: readonly DrawnItem[], { shuffled: mixed, seed }: Draw): DrawnItem[] {
  return unique(items.map(({ section }) => section)).flatMap((section) => {
    const own = items.filter((item) => item.section === section);
    return mixed.has(section) ? shuffled(own, seededRandom(`${seed}/${section}`)) : own;
  });
}

const placeOf = ({ section, rule }: Pick<RulePool, 'section' | 'rule'>): string => `${section}.${rule}`;
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function byQuestion(a: PoolQuestion, b: PoolQuestion): number {
  return byText(a.questionId, b.questionId) || byText(a.topic, b.topic);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
