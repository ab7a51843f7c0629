export type SittingState = 'running' | 'paused' | 'finished' | 'graded';

type Refusal<Code> = { accept: false; code: Code };
export type Acceptance = { accept: true } | Refusal<'session.late' | 'session.finished' | 'session.not-running'>;
export type ItemAcceptance = { accept: true } | Refusal<'item.closed' | 'item.not-open'>;

/**
 * Decides whether an answer that arrived at `now` still counts. `graceMs` covers the way through the network.
 * Without a deadline a running sitting has no hard clock. What comes after the deadline ended a sitting is late, too.
 */
export function acceptAnswer(
  sitting: {
    state: SittingState;
    deadlineAt: Date | null;
    graceMs: number;
    finishCause?: 'candidate' | 'deadline' | 'instructor' | null;
  },
  now: Date,
): Acceptance {
  const { state, deadlineAt, graceMs, finishCause } = sitting;
  switch (state) {
    case 'finished':
    case 'graded':
      return { accept: false, code: finishCause === 'deadline' ? 'session.late' : 'session.finished' };
    case 'paused':
      return { accept: false, code: 'session.not-running' };
    case 'running': {
      const inTime = deadlineAt === null || now.getTime() <= deadlineAt.getTime() + graceMs;
      return inTime ? { accept: true } : { accept: false, code: 'session.late' };
    }
  }
}

/** Where an item of a tracked sitting stands. */
export interface ItemVisit {
  isOpen: boolean;
  seenAt: Date | null;
  /** When another item was opened instead; null once the candidate finished it. */
  leftAt: Date | null;
  closedAt: Date | null;
  /** When its own clock, or its section's, runs out. */
  closesAt: Date | null;
}

/** Decides whether an item of a tracked sitting takes an answer: while it is open, and for the grace after that. */
export function acceptForItem(item: ItemVisit, graceMs: number, now: Date): ItemAcceptance {
  const within = (end: Date) => now.getTime() <= end.getTime() + graceMs;
  if (item.isOpen && item.closedAt === null) {
    return item.closesAt === null || within(item.closesAt) ? { accept: true } : { accept: false, code: 'item.closed' };
  }
  if (item.leftAt && within(item.leftAt)) return { accept: true };
  return { accept: false, code: item.closedAt ? 'item.closed' : 'item.not-open' };
}
