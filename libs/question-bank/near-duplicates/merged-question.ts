import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { MergedBefore, MergeWay } from '../domain/merge.js';
import { requireEditor } from '../people/require-editor.js';
import type { QuestionRow, QuestionVersionRow } from '../questions.rows.js';
import {
  findVersion,
  insertVersion,
  latestVersion,
  lockQuestion,
  setPublishedNumber,
  setVersionState,
} from '../questions.store.js';
import {
  compareAnew,
  insertMerge,
  joinGroup,
  leaveGroup,
  lockMerge,
  markUndone,
  setMergedInto,
} from './merges.store.js';

interface Two {
  questionId: string;
  keptId: string;
}

/**
 * Locks both, in one order for everybody.
 * @throws AppError resource.not-found, question.not-editor of one, question.wrong-state where one is merged
 */
export async function lockTwo(
  tx: Tx,
  actor: Actor,
  { questionId, keptId }: Two,
): Promise<{ other: QuestionRow; kept: QuestionRow }> {
  const locked = new Map<string, QuestionRow | null>();
  for (const id of [questionId, keptId].toSorted()) locked.set(id, await lockQuestion(tx, id));
  const [other, kept] = [locked.get(questionId), locked.get(keptId)];
  if (!other || !kept) throw new AppError('resource.not-found');
  for (const question of [other, kept]) await requireEditor(tx, actor, question);
  if (other.mergedInto || kept.mergedInto)
    throw new AppError('question.wrong-state', 'It is one with another already.');
  return { other, kept };
}

/** Retires a question for one that asks the same. @throws AppError question.wrong-state */
export async function retireFor(
  tx: Tx,
  { other, kept }: { other: QuestionRow; kept: QuestionRow },
): Promise<{ publishedNumber: number | null }> {
  const { publishedNumber } = other;
  if (publishedNumber !== null && kept.publishedNumber === null) {
    throw new AppError('question.wrong-state', `Candidates get ${other.slug}: publish ${kept.slug} first.`);
  }
  if (publishedNumber !== null) {
    const published = await findVersion(tx, other.id, publishedNumber);
    await setVersionState(tx, published!.id, 'retired');
    await setPublishedNumber(tx, other.id, null);
  }
  await setMergedInto(tx, other.id, kept.id);
  await compareAnew(tx, other.id);
  return { publishedNumber };
}

/** Makes two questions variants of each other, with all the variants that either has. */
export async function joinVariants(
  tx: Tx,
  { other, kept }: { other: QuestionRow; kept: QuestionRow },
): Promise<{ group: string; groups: MergedBefore['groups'] }> {
  const group = kept.variantGroup ?? other.variantGroup ?? randomUUID();
  const groups = [...(await joinGroup(tx, kept.id, group)), ...(await joinGroup(tx, other.id, group))];
  return { group, groups };
}

export async function keepMerge(
  tx: Tx,
  actor: Actor,
  merge: Two & { way: MergeWay; before: MergedBefore },
): Promise<string> {
  return insertMerge(tx, { ...merge, mergedBy: actor.personId });
}

export interface UndoneMerge extends Two {
  way: MergeWay;
  before: MergedBefore;
}

/**
 * Takes a merge back, but for cards, which are not ours. What was published comes back as a new version with the same
 * content: a retired version never changes.
 * @throws AppError resource.not-found, question.not-editor of one, question.wrong-state where that was done before
 */
export async function takeMergeBack(tx: Tx, actor: Actor, mergeId: string): Promise<UndoneMerge> {
  const merge = await lockMerge(tx, mergeId);
  if (!merge) throw new AppError('resource.not-found');
  if (merge.undoneAt) throw new AppError('question.wrong-state', 'It was taken back before.');
  const { questionId, keptId, way, before } = merge;
  for (const id of [questionId, keptId].toSorted()) await requireEditor(tx, actor, (await lockQuestion(tx, id))!);
  if (way === 'variant') await leaveGroups(tx, keptId, before);
  else await bringBack(tx, actor, questionId, before);
  await markUndone(tx, mergeId, actor.personId);
  return { questionId, keptId, way, before };
}

async function leaveGroups(tx: Tx, keptId: string, before: MergedBefore): Promise<void> {
  const kept = await lockQuestion(tx, keptId);
  if (kept?.variantGroup) await leaveGroup(tx, kept.variantGroup, before.groups);
}

async function bringBack(tx: Tx, actor: Actor, questionId: string, before: MergedBefore): Promise<void> {
  await setMergedInto(tx, questionId, null);
  await compareAnew(tx, questionId);
  if (before.publishedNumber === null) return;
  const retired = (await findVersion(tx, questionId, before.publishedNumber)) as QuestionVersionRow;
  const number = (await latestVersion(tx, questionId))!.number + 1;
  const { content, contentHash } = retired;
  const message = `Version ${before.publishedNumber} again: it is not one with another question`;
  await insertVersion(tx, { questionId, number, content, contentHash, message, authorId: retired.authorId });
  const again = (await findVersion(tx, questionId, number))!;
  await setVersionState(tx, again.id, 'approved', retired.approvedBy ?? actor.personId);
  await setVersionState(tx, again.id, 'published');
  await setPublishedNumber(tx, questionId, number);
}
