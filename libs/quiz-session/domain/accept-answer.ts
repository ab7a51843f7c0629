export type SittingState = 'running' | 'paused' | 'finished' | 'graded';

export type Acceptance =
  { accept: true } | { accept: false; code: 'session.late' | 'session.finished' | 'session.not-running' };

/**
 * Decides whether an answer that arrived at `now` still counts. `graceMs` covers the way through the network.
 * Without a deadline a running sitting has no hard clock. What comes after the deadline ended a sitting is late, too.
 */
export function acceptAnswer(
  sitting: {
    state: SittingState;
    deadlineAt: Date | null;
    graceMs: number;
    finishCause?: 'candidate' | 'deadline' | null;
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
