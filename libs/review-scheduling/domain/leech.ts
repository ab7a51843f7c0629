/**
 * Whether the lapse that brought a card to so many makes it a leech: at the threshold, and at each half of it beyond, as
 * Anki counts. Lapses are what FSRS counts: a card of long-term memory that was forgotten.
 */
export function isLeechLapse(lapses: number, threshold: number): boolean {
  return lapses >= threshold && (lapses - threshold) % Math.ceil(threshold / 2) === 0;
}

/** What becomes of a card's mark where its history is folded anew: null, it stays as it is. */
export function leechAfterRefold(before: number, after: number, threshold: number): 'mark' | 'clear' | null {
  if (after < threshold) return 'clear';
  return before < threshold ? 'mark' : null;
}
