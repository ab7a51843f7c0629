import type { Accommodation } from '@app/identity/domain/accommodation.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import type { Segment } from './ledger.js';

export interface Breaks {
  left: number;
  /** The longest that one may be. */
  lengthMs: number;
}

/** The breaks that a candidate may still take: those of the plan, and those that they are granted. */
export function breaksOf(
  { pause }: Pick<Plan, 'pause'>,
  accommodation: Accommodation | null,
  segments: readonly Segment[],
  candidateId: string,
): Breaks {
  const planned = pause.by === 'candidate' ? pause.breaks : 0;
  const taken = segments.filter(({ kind, actorId }) => kind === 'paused' && actorId === candidateId).length;
  const minutes = pause.by === 'candidate' ? pause.minutes : (accommodation?.breakMinutes ?? 0);
  return { left: Math.max(0, planned + (accommodation?.extraBreaks ?? 0) - taken), lengthMs: minutes * 60_000 };
}
