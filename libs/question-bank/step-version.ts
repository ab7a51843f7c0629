import { audit } from '@app/database/audit.js';
import type { Tx } from '@app/database/tx.js';
import { systemActor, type Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { checkedContent } from './checked-content.js';
import { missingOf } from './domain/checklist.js';
import { moveVersion, needsEditor, needsProof, type WorkflowAct } from './domain/workflow.js';
import { requireEditor } from './people/require-editor.js';
import type { QuestionRow, QuestionVersionRow } from './questions.rows.js';
import { findVersion, lockQuestion, setPublishedNumber, setVersionState } from './questions.store.js';
import { refuseMerged } from './refuse-merged.js';
import { checklistOfVersion } from './review/version-checklist.js';

/** What an act is called once it has happened, in the audit log. */
const pastOf: Record<WorkflowAct, string> = {
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  publish: 'published',
  retire: 'retired',
};

export interface Step {
  questionId: string;
  number: number;
  act: WorkflowAct;
  /** Hash of the content whose key was proved by running it. */
  provedHash?: string | undefined;
}

interface Policy {
  twoPersonReview: boolean;
}

/**
 * Moves a version one step through the workflow, in the caller's transaction.
 * @throws AppError resource.not-found, question.not-editor, question.wrong-state, question.own-version, question.unproved,
 *   question.unchecked, question.invalid-content
 */
export async function stepVersion(tx: Tx, actor: Actor, step: Step, policy: Policy): Promise<void> {
  const { questionId, number, act } = step;
  const question = await lockQuestion(tx, questionId);
  const version = question && (await findVersion(tx, questionId, number));
  if (!question || !version) throw new AppError('resource.not-found');
  refuseMerged(question);
  if (needsEditor(act)) await requireEditor(tx, actor, question);
  const proved = !needsProof(version.content.kind) || version.contentHash === step.provedHash;
  const move = moveVersion({ ...version, proved }, act, actor, policy);
  if ('refused' in move) throw new AppError(move.refused, `Version ${number} is ${version.state}.`);
  // A draft that was imported may lack what a question must have.
  if (act === 'submit') checkedContent(version.content);
  if (act === 'approve') await requireChecklist(tx, actor, { question, version }, policy);
  if (act === 'publish') await retirePublished(tx, question);
  await setVersionState(tx, version.id, move.to, act === 'approve' ? actor.personId : undefined);
  if (act === 'publish') await setPublishedNumber(tx, questionId, number);
  if (act === 'retire') await setPublishedNumber(tx, questionId, null);
  await audit(tx, actor, {
    action: `question.${act === 'reject' && version.authorId === actor.personId ? 'withdrawn' : pastOf[act]}`,
    subjectId: questionId,
    before: { number, state: version.state, publishedVersion: question.publishedNumber },
    after: {
      number,
      state: move.to,
      publishedVersion: publishedAfter(step, question.publishedNumber),
      ...(move.approvedOwn && { approvedOwn: true }),
    },
  });
}

function publishedAfter({ act, number }: Step, published: number | null): number | null {
  if (act === 'publish') return number;
  return act === 'retire' ? null : published;
}

/** Packs that come with Rehearse were reviewed where they are kept. */
async function requireChecklist(
  tx: Tx,
  actor: Actor,
  of: { question: QuestionRow; version: QuestionVersionRow },
  policy: Policy,
): Promise<void> {
  if (actor.personId === systemActor.personId) return;
  const missing = missingOf(await checklistOfVersion(tx, of, policy));
  if (missing.length > 0) throw new AppError('question.unchecked', undefined, missing);
}

async function retirePublished(tx: Tx, { id, publishedNumber }: QuestionRow): Promise<void> {
  const before = publishedNumber === null ? null : await findVersion(tx, id, publishedNumber);
  if (before) await setVersionState(tx, before.id, 'retired');
}
