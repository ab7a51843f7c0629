import type { SittingView } from '@app/quiz-session/view/get-session.js';
import { breaksOf } from './accommodation.js';
import type { SittingRow } from './facts.js';
import {
  isOpen,
  isOpenable,
  itemLeft,
  newestOf,
  remainingOf,
  sectionLeft,
  settle,
  type Entry,
  type Item,
  type Sitting,
} from './sitting.js';

/** Milliseconds that clocks which count in thousandths of them may differ by. */
const roundingMs = 3;

/** Where the tables differ from the model, which notices what they have noticed. */
export function rowDifferences(s: Sitting, row: SittingRow): string[] {
  for (const entry of s.ledger.slice(0, row.ledger.length)) delete entry.unnoticed;
  const written = s.ledger.filter(({ unnoticed }) => !unnoticed);
  const isBehind = written.length < s.ledger.length;
  const { asked } = s;
  const expected = {
    state: isBehind ? stateAfter(written) : s.state,
    ledger: written.map(({ kind, at, amountMs, by }) => ({ kind, at, amountMs, by })),
    opening: s.opening,
    items: s.items.map((item) => itemRow(s, item, isBehind)),
    asked: [
      ...Array.from({ length: written.filter(({ kind }) => endings.has(kind)).length }, () => 'session.grade'),
      ...Array.from({ length: asked.reviews }, () => 'session.review'),
      ...Array.from({ length: asked.counts }, () => 'session.count'),
      ...Array.from({ length: asked.itemGrades }, () => 'item.grade'),
    ].toSorted(),
    ...(!isBehind && {
      pausedBy: s.pausedBy,
      pausedUntil: s.pausedUntil,
      deadlineAt: s.deadlineAt,
      finishedAt: s.finishedAt,
      cause: s.cause,
      score: s.score,
      maxScore: s.maxScore,
    }),
  };
  return differences(expected, passedRow(s, row), roundingMs + s.fuzzMs);
}

const endings = new Set(['finished', 'expired', 'terminated']);

/** Of a sitting of which not all is noticed that time did by itself. */
function stateAfter(written: Entry[]): string {
  const last = written.findLast(({ kind }) => kind !== 'extended' && kind !== 'credited')!;
  return last.kind === 'paused' || last.kind === 'reopened' ? 'paused' : 'running';
}

/** Nobody has frozen anything yet of a sitting whose end nobody has noticed. */
function itemRow(s: Sitting, item: Item, isBehind: boolean) {
  const { position, questionId, section, drafts, late, flagged, spentMs, verdict, score, review, final } = item;
  const isFrozen = item.closed === 'finished' || !isBehind;
  return {
    position,
    questionId,
    section,
    flagged,
    spentMs,
    verdict,
    score,
    drafts: { ...drafts, count: Object.keys(drafts).length },
    late: { ...late, count: Object.keys(late).length },
    reviews: review ? [review] : [],
    ...(isFrozen && { revision: final?.revision ?? null, response: final?.response ?? null }),
    isClosed: item.closed !== null,
  };
}

function passedRow({ passed }: Sitting, row: SittingRow) {
  const at = (instant: number | null) => (instant === null ? null : instant + passed);
  const counted = (drafts: Record<number, unknown> | null) => ({ ...drafts, count: Object.keys(drafts ?? {}).length });
  return {
    ...row,
    pausedUntil: at(row.pausedUntil),
    deadlineAt: at(row.deadlineAt),
    finishedAt: at(row.finishedAt),
    ledger: row.ledger.map((entry) => ({ ...entry, at: at(entry.at) })),
    asked: (row.asked ?? []).filter((name) => name !== 'session.expire').toSorted(),
    items: row.items.map((item) => ({
      ...item,
      drafts: counted(item.drafts),
      late: counted(item.late),
      reviews: item.reviews ?? [],
      isClosed: item.closedAt !== null,
    })),
  };
}

/** Where what the candidate is shown differs from the model; both are taken at the moment that the view names. */
export function viewDifferences(given: Sitting, view: SittingView, settledAt: number): string[] {
  const s = structuredClone(given);
  const now = view.serverNow.getTime() + s.passed;
  settle(s, settledAt + s.passed);
  return differences(expectedView(s, now), passedView(s, view), roundingMs + s.fuzzMs);
}

function expectedView(s: Sitting, now: number) {
  return {
    state: s.state,
    remainingMs: remainingOf(s, now),
    deadlineAt: s.deadlineAt,
    finishedAt: s.finishedAt,
    finishCause: s.cause,
    score: s.score,
    maxScore: s.maxScore,
    openPosition: s.turnedTo,
    pause: {
      pausedBy: s.pausedBy,
      pausedUntil: s.pausedUntil,
      breaksLeft: breaksOf(s).left,
      breakMs: breaksOf(s).lengthMs,
    },
    ledger: s.ledger.map(({ kind, at, amountMs, by }) => ({ kind, at, amountMs, by })),
    sections: s.plan.tracked
      ? s.sections.map((_, index) => ({ remainingMs: sectionLeft(s, index + 1, now) }))
      : undefined,
    items: s.items.map((item) => itemView(s, item, now)),
  };
}

function itemView(s: Sitting, item: Item, now: number) {
  const state = itemState(s, item, now);
  const isHidden = s.state === 'paused' || state === 'unopened';
  const newest = newestOf(item.drafts);
  const answer = item.final ?? { revision: newest, response: item.drafts[newest] ?? null };
  const isTold = s.state === 'running' && state === 'closed' && s.plan.tellsAfterEach && item.verdict !== null;
  return {
    state,
    isHidden,
    response: isHidden ? null : answer.response,
    revision: answer.revision ?? 0,
    flagged: item.flagged,
    timeSpentMs: item.spentMs,
    remainingMs: s.plan.tracked ? itemLeft(s, item, now) : null,
    told: isTold ? item.verdict : null,
  };
}

function itemState(s: Sitting, item: Item, now: number): string {
  if (!isOpen(s) || item.closed !== null) return 'closed';
  if (!s.plan.tracked) return 'open';
  if (!isOpenable(s, item, now)) return 'closed';
  return s.turnedTo === item.position ? 'open' : 'unopened';
}

function passedView({ passed }: Sitting, view: SittingView) {
  const at = (instant: Date | null) => (instant === null ? null : instant.getTime() + passed);
  return {
    ...view,
    deadlineAt: at(view.deadlineAt),
    finishedAt: at(view.finishedAt),
    pause: { ...view.pause, pausedUntil: at(view.pause.pausedUntil) },
    ledger: view.ledger.map((entry) => ({ ...entry, at: at(entry.at) })),
    items: view.items.map((item) => ({
      ...item,
      isHidden: item.question === null,
      told: item.feedback?.verdict ?? null,
    })),
  };
}

const isTime = (name: string) => /(At|Until|Ms|^at)$/.test(name);

/**
 * Where `actual` is not as `expected` says. Only what `expected` names is looked at; an undefined member is anything.
 * Times (by the ends of their names) may be off by the tolerance.
 */
export function differences(expected: unknown, actual: unknown, toleranceMs: number, path = ''): string[] {
  if (expected === undefined) return [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [told(path, expected, actual)];
    return expected.flatMap((one, index) => differences(one, actual[index], toleranceMs, `${path}[${index}]`));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [told(path, expected, actual)];
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, actual[name], toleranceMs, path ? `${path}.${name}` : name),
    );
  }
  if (expected === actual) return [];
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isNear =
    typeof expected === 'number' && typeof actual === 'number' && Math.abs(expected - actual) <= toleranceMs;
  return isNear && isTime(name) ? [] : [told(path, expected, actual)];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function told(path: string, expected: unknown, actual: unknown): string {
  const shift =
    typeof expected === 'number' && typeof actual === 'number' ? ` (by ${Math.round(actual - expected)})` : '';
  return `${path}: the model says ${JSON.stringify(expected)}, the product ${JSON.stringify(actual)}${shift}`;
}
