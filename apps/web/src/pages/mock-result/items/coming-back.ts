import type { DebriefItem } from '../../../shapes.js';

/** When the card of an item is asked for again: not before its answers are told. Null: it has none. */
export function comesBackAt({ card }: DebriefItem, heldUntil: string | null): string | null {
  if (!card) return null;
  return heldUntil && heldUntil > card.dueAt ? heldUntil : card.dueAt;
}
