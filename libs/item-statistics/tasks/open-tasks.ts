import type { Tx } from '@app/database/tx.js';
import { audit } from '@app/database/audit.js';
import { systemActor } from '@app/kernel/actor.js';
import type { Alarm } from '../domain/alarms.js';
import { insertTasks } from './review-tasks.store.js';

export interface RaisedAlarm {
  questionId: string;
  versionId: string;
  alarm: Alarm;
}

/** Opens a review task for each alarm that has had none of its kind on the version, whatever became of that. */
export async function openTasks(tx: Tx, raised: readonly RaisedAlarm[]): Promise<void> {
  if (raised.length === 0) return;
  for (const { id, ...task } of await insertTasks(tx, raised)) {
    await audit(tx, systemActor, { action: 'review-task.opened', subjectId: id, after: task });
  }
}
