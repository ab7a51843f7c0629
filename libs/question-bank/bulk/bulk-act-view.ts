import type { BulkAct, BulkState } from '../domain/bulk.js';
import { isUndoable } from '../domain/bulk.js';
import type { BulkActRow } from './bulk-acts.rows.js';
import type { BulkCounts } from './bulk-acts.store.js';

export interface BulkActView extends BulkCounts {
  id: string;
  state: BulkState;
  act: BulkAct;
  filter: BulkActRow['filter'];
  undoable: boolean;
  /** Of what is under way, 0 to 1. */
  progress: number;
  createdAt: Date;
  changedAt: Date;
}

export function bulkActView(row: BulkActRow, counts: BulkCounts): BulkActView {
  const { id, state, act, filter, createdAt, changedAt } = row;
  return {
    id,
    state,
    act,
    filter,
    undoable: isUndoable(act) && counts.byOutcome.done > 0 && state === 'applied',
    progress: progressOf(state, counts),
    ...counts,
    createdAt,
    changedAt,
  };
}

function progressOf(state: BulkState, { byVerdict, byOutcome }: BulkCounts): number {
  const { done, left, undone, kept } = byOutcome;
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  if (state === 'previewed') return 0;
  return state === 'applying'
    ? share(done + left, byVerdict.change)
    : state === 'undoing'
      ? share(undone + kept, done + undone + kept)
      : 1;
}
