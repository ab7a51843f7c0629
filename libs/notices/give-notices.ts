import type { Tx } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { insertNotices, type NewNotice } from './notices.store.js';

/** Tells people something, in the transaction of its cause. */
export async function giveNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await insertNotices(tx, notices);
  announce(
    tx,
    notices.map(({ personId, subjectId }) => ({ type: 'notice.given', personId, id: subjectId })),
  );
}
