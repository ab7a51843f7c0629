import type { DebriefItem } from '../../../shapes.js';
import { joined } from '../told.js';

const words: Record<DebriefItem['reasons'][number], string> = {
  incorrect: 'it was wrong',
  partial: 'it was only partly right',
  skipped: 'you left it open',
  flagged: 'you flagged it',
  'over-time': 'it took longer than expected',
};

/** Why an item is in the reviews: `it was wrong and you flagged it`. */
export function reasonText({ reasons, verdict }: DebriefItem): string {
  if (reasons.length > 0) return joined(reasons.map((reason) => words[reason]));
  if (verdict === 'ungraded') return 'it waits for a grade';
  return verdict === 'correct' ? 'it is one of your cards' : 'it is in your reviews';
}
