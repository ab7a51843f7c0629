import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { namesOf, type NamedPerson } from '../people/editors.store.js';
import { named } from '../people/person-name.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { listComments } from './comments.store.js';

export interface CommentView {
  id: string;
  replyTo: string | null;
  author: NamedPerson;
  pointer: string | null;
  text: string;
  createdAt: Date;
  resolvedBy: NamedPerson | null;
  resolvedAt: Date | null;
}

/** What reviewers and authors have said of a version, the oldest first. */
@Injectable()
export class ListComments {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(questionId: string, number: number): Promise<CommentView[]> {
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      if (!version) throw new AppError('resource.not-found');
      const comments = await listComments(tx, version.id);
      const names = await namesOf(
        tx,
        comments.flatMap(({ authorId, resolvedBy }) => [authorId, resolvedBy ?? authorId]),
      );
      return comments.map(({ id, replyTo, authorId, pointer, text, createdAt, resolvedBy, resolvedAt }) => ({
        id,
        replyTo,
        author: named(authorId, names),
        pointer,
        text,
        createdAt,
        resolvedBy: resolvedBy === null ? null : named(resolvedBy, names),
        resolvedAt,
      }));
    });
  }
}
