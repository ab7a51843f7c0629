import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { isPlaceIn } from '../domain/content-place.js';
import type { QuestionVersionRow } from '../questions.rows.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { countComments, findComment, insertComment } from './comments.store.js';

/** A list of this many is read whole. */
const mostComments = 500;

export interface CommentInput {
  /** Markdown. */
  text: string;
  /** JSON Pointer into the content. */
  pointer?: string | undefined;
  /** Id of the comment that begins the thread. */
  replyTo?: string | undefined;
}

/** Says something of a version, or answers what was said. */
@Injectable()
export class AddComment {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, request.invalid, question.thread-full, idempotency.mismatch */
  async run(
    actor: Actor,
    { questionId, number, ...comment }: CommentInput & { questionId: string; number: number },
    key?: string,
  ): Promise<{ id: string }> {
    return this.transactions.run((tx) =>
      once(
        tx,
        { personId: actor.personId, key, route: `comments.${questionId}.${number}`, body: comment },
        async () => {
          const question = await lockQuestion(tx, questionId);
          const version = question && (await findVersion(tx, questionId, number));
          if (!version) throw new AppError('resource.not-found');
          return { id: await commentOn(tx, actor, version, comment) };
        },
      ),
    );
  }
}

/** Adds a comment in the caller's transaction, which has locked the question. */
export async function commentOn(
  tx: Tx,
  actor: Actor,
  version: QuestionVersionRow,
  { text, pointer, replyTo }: CommentInput,
): Promise<string> {
  if (replyTo !== undefined) {
    const root = await findComment(tx, version.id, replyTo);
    if (!root || root.replyTo !== null) throw misplaced('/replyTo', 'begins no thread of this version');
    if (pointer !== undefined) throw misplaced('/pointer', 'is said by the comment that is answered');
  }
  if (pointer !== undefined && !isPlaceIn(version.content, pointer)) {
    throw misplaced('/pointer', 'leads to no part of this version');
  }
  if ((await countComments(tx, version.id)) >= mostComments) throw new AppError('question.thread-full');
  const place = { pointer: pointer ?? null, replyTo: replyTo ?? null };
  const id = await insertComment(tx, { versionId: version.id, authorId: actor.personId, text, ...place });
  await audit(tx, actor, {
    action: 'question.commented',
    subjectId: version.questionId,
    after: { number: version.number, commentId: id, ...place, text },
  });
  return id;
}

const misplaced = (pointer: string, message: string) =>
  new AppError('request.invalid', undefined, [{ pointer, message }]);
