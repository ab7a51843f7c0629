import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { questionTopics } from './authoring.store.js';
import type { Content } from './domain/content.js';
import type { Level } from './domain/taxonomy.js';
import type { VersionState } from './domain/workflow.js';
import { editorsOf, namesOf, type NamedPerson } from './people/editors.store.js';
import { named } from './people/person-name.js';
import { openCommentsOf } from './review/comments.store.js';
import type { QuestionVersionRow } from './questions.rows.js';
import { listVersions, lockQuestion } from './questions.store.js';

export interface VersionView {
  id: string;
  number: number;
  state: VersionState;
  message: string;
  revision: number;
  content: Content;
  authorId: string;
  approvedBy: string | null;
  /** Threads that nobody has resolved. */
  openComments: number;
  createdAt: Date;
  submittedAt: Date | null;
  approvedAt: Date | null;
  publishedAt: Date | null;
  retiredAt: Date | null;
}

export interface AuthoredView {
  id: string;
  slug: string;
  topics: string[];
  level: Level;
  licence: string;
  source: string;
  owner: NamedPerson;
  /** Who may edit it, too. */
  editors: NamedPerson[];
  publishedVersion: number | null;
  createdAt: Date;
  /** Oldest first; the last is the one that is edited. */
  versions: VersionView[];
}

/** A question with all its versions, keys included: for instructors. */
@Injectable()
export class GetAuthored {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(questionId: string): Promise<AuthoredView> {
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      if (!question) throw new AppError('resource.not-found');
      const versions = await listVersions(tx, questionId);
      const openComments = await openCommentsOf(tx, questionId);
      const editorIds = await editorsOf(tx, questionId);
      const names = await namesOf(tx, [question.ownerId, ...editorIds]);
      return {
        id: question.id,
        slug: question.slug,
        topics: await questionTopics(tx, questionId),
        level: question.level,
        licence: question.licence,
        source: question.source,
        owner: named(question.ownerId, names),
        editors: editorIds.map((id) => named(id, names)),
        publishedVersion: question.publishedNumber,
        createdAt: question.createdAt,
        versions: versions.map((row) => versionView(row, openComments.get(row.id) ?? 0)),
      };
    });
  }
}

function versionView(row: QuestionVersionRow, openComments: number): VersionView {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    message: row.message,
    revision: row.revision,
    content: row.content,
    authorId: row.authorId,
    approvedBy: row.approvedBy,
    openComments,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    approvedAt: row.approvedAt,
    publishedAt: row.publishedAt,
    retiredAt: row.retiredAt,
  };
}
