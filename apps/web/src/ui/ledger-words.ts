import type { Schemas } from '../api.js';
import { durationText } from '../time.js';

export type LedgerEntry = Schemas['Sitting']['ledger'][number];

/** What happened, in a few words. `candidate`: what the candidate is called here, for instance `You`. */
export function ledgerText({ kind, by, actorName, amountMs }: LedgerEntry, candidate: string): string {
  const who = by === 'candidate' ? candidate : (actorName ?? 'an instructor');
  const amount = durationText(amountMs ?? 0);
  const named = by === 'instructor' ? ` by ${who}` : '';
  switch (kind) {
    case 'started':
      return `${candidate} started`;
    case 'paused':
      return by === 'candidate' ? `${candidate} took a break` : `Paused${named}`;
    case 'resumed':
      return by === 'candidate'
        ? `${candidate} went on`
        : by === 'instructor'
          ? `Let go on${named}`
          : 'Went on by itself';
    case 'extended':
      return `${amount} more${named}`;
    case 'credited':
      return `${amount} given back${named}`;
    case 'expired':
      return 'Time was up';
    case 'finished':
      return `${candidate} finished`;
    case 'terminated':
      return `Ended${named}`;
    case 'reopened':
      return amountMs ? `Reopened${named}, with ${amount} more` : `Reopened${named}`;
  }
}
