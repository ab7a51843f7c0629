import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { auditAll } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { isSameValue, judgeBulk, valueOf, type BulkKind, type BulkValue } from '../domain/bulk.js';
import type { VersionState } from '../domain/workflow.js';
import { roleOf } from '../people/editors.store.js';
import type { BulkActRow } from './bulk-acts.rows.js';
import { itemsAt, lockBulkAct, setBulkState, setOutcomes } from './bulk-acts.store.js';
import { lockSubjects, type BulkQuestion } from './bulk-subjects.store.js';
import { writeValues } from './write-values.js';

/** Questions in one transaction: their locks are short. */
const atOnce = 200;

/** What each act is called once it has happened to a question, in the audit log; and once it is undone. */
const pastOf: Record<BulkKind, [done: string, undone: string]> = {
  'set-level': ['changed', 'changed'],
  'add-topics': ['changed', 'changed'],
  'remove-topics': ['changed', 'changed'],
  'set-owner': ['changed', 'changed'],
  submit: ['submitted', 'withdrawn'],
  publish: ['published', 'published'],
  retire: ['retired', 'retired'],
};

/**
 * Handles `bulk.run`: does or undoes an act, some questions in each transaction, with the outcome of each. What is not
 * as it was seen in the preview (or, for an undo, as the act left it) stays as it is.
 */
@Injectable()
export class RunBulkAct {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'bulk.run'>): Promise<void> {
    for (let more = true; more;) {
      more = await this.transactions.run(async (tx) => {
        const row = await lockBulkAct(tx, job.payload.bulkId);
        const goesOn = row !== null && (await this.next(tx, row));
        if (!goesOn) await completeJob(tx, job);
        if (row) announce(tx, [{ type: 'bulk.changed', personId: row.personId, id: row.id }]);
        return goesOn;
      });
    }
  }

  /** Whether there is more to do. */
  private async next(tx: Tx, row: BulkActRow): Promise<boolean> {
    if (row.state !== 'applying' && row.state !== 'undoing') return false;
    const applying = row.state === 'applying';
    const items = await itemsAt(tx, row.id, applying ? null : 'done', atOnce);
    if (items.length === 0) {
      await setBulkState(tx, row.id, applying ? 'applied' : 'undone');
      return false;
    }
    const role = await roleOf(tx, row.personId);
    const actor = role && { personId: row.personId, role };
    const questions = await lockSubjects(
      tx,
      items.map(({ questionId }) => questionId),
    );
    const changes = items.flatMap(({ position, questionId, before, after }) => {
      const [from, to] = applying ? [before!, after!] : [after!, before!];
      const question = questions.get(questionId);
      const isDue = actor && question && isAsSeen(actor, row, question, from);
      return isDue ? [{ position, questionId, from, to, published: question.published?.number ?? null }] : [];
    });
    await writeValues(
      tx,
      changes.map(({ questionId, to }) => ({ ...to, questionId })),
    );
    const done = new Set(changes.map(({ position }) => position));
    await setOutcomes(
      tx,
      row.id,
      items.map(({ position }) => ({ position, outcome: outcomeOf(applying, done.has(position)) })),
    );
    const action = `question.${pastOf[row.act.kind][applying ? 0 : 1]}`;
    const acts = changes.map(({ questionId: subjectId, from, to, published }) => ({
      action,
      subjectId,
      before: { ...from, ...('state' in from && { publishedVersion: published }) },
      after: { ...to, ...('state' in to && { publishedVersion: publishedAfter(to, published) }), bulkActId: row.id },
    }));
    if (actor) await auditAll(tx, actor, acts);
    return true;
  }
}

/** Whether a question still is what was seen of it, and the person may still do this to it. */
function isAsSeen(actor: Actor, { act, state }: BulkActRow, question: BulkQuestion, seen: BulkValue): boolean {
  const value = valueOf(act, question);
  if (!value || !isSameValue(value, seen)) return false;
  if (state === 'undoing') return act.kind === 'set-owner' || judgeBulk(actor, act, question).verdict !== 'refused';
  return judgeBulk(actor, act, question).verdict === 'change';
}

function publishedAfter({ state, number }: { state: VersionState; number: number }, published: number | null) {
  if (state === 'published') return number;
  return state === 'retired' ? null : published;
}

function outcomeOf(applying: boolean, isDone: boolean) {
  if (applying) return isDone ? 'done' : 'left';
  return isDone ? 'undone' : 'kept';
}
