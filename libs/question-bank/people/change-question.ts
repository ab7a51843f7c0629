import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { questionTopics } from '../authoring.store.js';
import { changedFields } from '../changed-fields.js';
import { unknownTopic } from '../create-question.js';
import { mayManage } from '../domain/permissions.js';
import type { Level } from '../domain/taxonomy.js';
import type { QuestionRow } from '../questions.rows.js';
import { classifyQuestion, lockQuestion, setLicence } from '../questions.store.js';
import { refuseMerged } from '../refuse-merged.js';
import { editorsOf, instructorsAmong, setEditors, setOwner } from './editors.store.js';
import { requireEditor } from './require-editor.js';

export interface QuestionChanges {
  level?: Level | undefined;
  topics?: string[] | undefined;
  licence?: string | undefined;
  source?: string | undefined;
  /** Who owned it until now stays an editor, unless `editorIds` says otherwise. */
  ownerId?: string | undefined;
  editorIds?: string[] | undefined;
}

/** Changes what is of a question and not of its versions: where it belongs, where it is from, and whose it is. */
@Injectable()
export class ChangeQuestion {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.not-editor, question.not-owner, question.wrong-state, question.unknown-topic, question.unknown-person */
  async run(actor: Actor, questionId: string, changes: QuestionChanges): Promise<void> {
    await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      if (!question) throw new AppError('resource.not-found');
      refuseMerged(question);
      await requireEditor(tx, actor, question);
      const before = await stateOf(tx, question);
      const after = { ...before, ...defined(changes) };
      if (changes.ownerId ?? changes.editorIds) {
        if (!mayManage(actor, question)) throw new AppError('question.not-owner');
        await requireInstructors(tx, changes);
        after.editorIds = await editorsAfter(tx, before, changes);
        await setOwner(tx, questionId, after.ownerId);
        await setEditors(tx, questionId, after.editorIds);
      }
      if (!(await classifyQuestion(tx, questionId, after.level, after.topics))) throw unknownTopic();
      await setLicence(tx, questionId, after);
      const changed = changedFields(before, after);
      if (changed) await audit(tx, actor, { action: 'question.changed', subjectId: questionId, ...changed });
    });
  }
}

const stateOf = async (tx: Tx, { id, level, licence, source, ownerId }: QuestionRow) => ({
  level,
  topics: await questionTopics(tx, id),
  licence,
  source,
  ownerId,
  editorIds: await editorsOf(tx, id),
});

async function editorsAfter(
  tx: Tx,
  before: { ownerId: string; editorIds: string[] },
  { ownerId = before.ownerId, editorIds }: QuestionChanges,
): Promise<string[]> {
  const kept = ownerId === before.ownerId ? before.editorIds : [...before.editorIds, before.ownerId];
  const editors = await instructorsAmong(tx, editorIds ?? kept);
  editors.delete(ownerId);
  return [...editors].toSorted();
}

async function requireInstructors(tx: Tx, { ownerId, editorIds = [] }: QuestionChanges): Promise<void> {
  const known = await instructorsAmong(tx, [...editorIds, ...(ownerId ? [ownerId] : [])]);
  const message = 'is nobody who writes questions';
  const faults = [
    ...(ownerId && !known.has(ownerId) ? [{ pointer: '/ownerId', message }] : []),
    ...editorIds.flatMap((id, index) => (known.has(id) ? [] : [{ pointer: `/editorIds/${index}`, message }])),
  ];
  if (faults.length > 0) throw new AppError('question.unknown-person', undefined, faults);
}

const defined = <T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
