import type { Plan } from '@app/interview-template/domain/plan.js';

/** A clock that runs only while its item, or an item of its section, is open. Milliseconds; no limit: it stops nobody. */
export interface Allowance {
  limitMs: number | null;
  /** Up to when it was last left. */
  usedMs: number;
}

/** How long it was open, the stretch that runs since `openedAt` included; never beyond its limit. */
export function usedAt({ limitMs, usedMs }: Allowance, openedAt: Date | null, now: Date): number {
  const running = openedAt ? Math.max(0, now.getTime() - openedAt.getTime()) : 0;
  return Math.min(usedMs + running, limitMs ?? Infinity);
}

/** What is left of a hard clock; null where there is none. */
export function leftOf(allowance: Allowance, openedAt: Date | null, now: Date): number | null {
  return allowance.limitMs === null ? null : allowance.limitMs - usedAt(allowance, openedAt, now);
}

/** When an open item closes by its own clock or its section's; null where neither is hard. */
export function closesAt(allowances: readonly Allowance[], openedAt: Date): Date | null {
  const left = allowances.flatMap(({ limitMs, usedMs }) => (limitMs === null ? [] : [limitMs - usedMs]));
  return left.length === 0 ? null : new Date(openedAt.getTime() + Math.max(0, Math.min(...left)));
}

export interface VisitedItem extends Allowance {
  position: number;
  section: number;
  closedAt: Date | null;
}

/** Since when the clocks of an item and of its section run; null: they stand. */
export interface Running {
  item: Date | null;
  section: Date | null;
}

/** Whether an item can be opened, or go on being so: not closed, and with time left on its clocks. */
export function isOpenable(item: VisitedItem, section: Allowance | undefined, running: Running, now: Date): boolean {
  const hasTime = (allowance: Allowance, since: Date | null) => leftOf(allowance, since, now) !== 0;
  return item.closedAt === null && hasTime(item, running.item) && (!section || hasTime(section, running.section));
}

/** Which clocks of an item run while a sitting is turned to another one, or to it. */
export function runningFor(
  item: Pick<VisitedItem, 'position' | 'section'>,
  items: readonly Pick<VisitedItem, 'position' | 'section'>[],
  { openPosition, openedAt }: { openPosition: number | null; openedAt: Date | null },
): Running {
  const open = items.find(({ position }) => position === openPosition);
  return {
    item: open?.position === item.position ? openedAt : null,
    section: open?.section === item.section ? openedAt : null,
  };
}

/** Which item may be opened from here where there is only one way. */
export function nextPosition(
  items: readonly VisitedItem[],
  { navigation }: Pick<Plan, 'navigation'>,
  openPosition: number | null,
  isOpenableItem: (item: VisitedItem) => boolean,
): number | undefined | 'any' {
  if (navigation === 'free') return 'any';
  return items.find((item) => item.position > (openPosition ?? 0) && isOpenableItem(item))?.position;
}
