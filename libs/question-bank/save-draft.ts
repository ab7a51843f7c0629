import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { questionTopics } from './authoring.store.js';
import { checkedDraft } from './checked-content.js';
import { contentHash } from './content-hash.js';
import { unknownTopic } from './create-question.js';
import { diffContent } from './domain/diff-content.js';
import type { Level } from './domain/taxonomy.js';
import { refuseMerged } from './refuse-merged.js';
import { requireEditor } from './people/require-editor.js';
import { refuseMissingImages } from './images/missing-images.js';
import type { QuestionVersionRow } from './questions.rows.js';
import { classifyQuestion, insertVersion, latestVersion, lockQuestion, updateDraft } from './questions.store.js';

/** Names one state of a question's contents: revisions are counted anew in each version. */
export interface Edition {
  number: number;
  revision: number;
}

interface DraftInput {
  questionId: string;
  /** What the editor saw as the newest, from If-Match; undefined: whatever is there. */
  seen?: Edition | undefined;
  topics?: string[] | undefined;
  level?: Level | undefined;
  content: unknown;
  message?: string | undefined;
}

/**
 * Saves the draft of a question; where the newest version has left the draft state, begins the next version. Its author
 * is who wrote it last, so nobody approves what they have just written into the draft of another.
 */
@Injectable()
export class SaveDraft {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.not-editor, version.stale, question.wrong-state, question.invalid-content, question.unknown-topic */
  async run(actor: Actor, input: DraftInput): Promise<{ id: string; number: number }> {
    const content = checkedDraft(input.content);
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, input.questionId);
      const latest = question && (await latestVersion(tx, question.id));
      if (!question || !latest) throw new AppError('resource.not-found');
      refuseMerged(question);
      await requireEditor(tx, actor, question);
      if (input.seen && !isSameEdition(input.seen, latest)) throw new AppError('version.stale');
      await refuseMissingImages(tx, content);
      const classes = { level: question.level, topics: await questionTopics(tx, question.id) };
      const classified = { level: input.level ?? classes.level, topics: input.topics ?? classes.topics };
      if (input.topics || input.level) await this.classify(tx, question.id, classified);
      const message = input.message ?? latest.message;
      const draft = { content, contentHash: contentHash(content), message, authorId: actor.personId };
      const number = await this.write(tx, latest, draft);
      await audit(tx, actor, {
        action: 'question.draft-saved',
        subjectId: question.id,
        ...savedOf({ ...latest, ...classes }, { ...draft, ...classified, number }),
      });
      return { id: question.id, number };
    });
  }

  private async write(tx: Tx, latest: QuestionVersionRow, draft: Parameters<typeof updateDraft>[2]): Promise<number> {
    if (latest.state === 'draft') {
      await updateDraft(tx, latest.id, draft);
      return latest.number;
    }
    if (latest.state === 'in-review' || latest.state === 'approved') throw new AppError('question.wrong-state');
    const number = latest.number + 1;
    await insertVersion(tx, { ...draft, questionId: latest.questionId, number });
    return number;
  }

  private async classify(tx: Tx, questionId: string, { level, topics }: Classes): Promise<void> {
    if (!(await classifyQuestion(tx, questionId, level, topics))) throw unknownTopic();
  }
}

interface Classes {
  level: Level;
  topics: string[];
}

type Saved = Classes & Pick<QuestionVersionRow, 'number' | 'message' | 'authorId' | 'content'>;

/** What a save changed, for the audit: of the content, the parts that differ, by their places. */
function savedOf(before: Saved, after: Saved) {
  const changes = diffContent(before.content, after.content);
  const parts = (side: 'before' | 'after') =>
    Object.fromEntries(changes.flatMap((change) => (side in change ? [[change.pointer, change[side as never]]] : [])));
  const of = ({ number, message, authorId, level, topics }: Saved, side: 'before' | 'after') => ({
    number,
    message,
    authorId,
    level,
    topics,
    content: parts(side),
  });
  return { before: of(before, 'before'), after: of(after, 'after') };
}

const isSameEdition = (a: Edition, b: Edition) => a.number === b.number && a.revision === b.revision;
