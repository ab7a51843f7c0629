import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { questionTopics } from './authoring.store.js';
import { checkedContent } from './checked-content.js';
import { contentHash } from './content-hash.js';
import { unknownTopic } from './create-question.js';
import type { Level } from './domain/taxonomy.js';
import type { QuestionVersionRow } from './questions.rows.js';
import { classifyQuestion, insertVersion, latestVersion, lockQuestion, updateDraft } from './questions.store.js';

interface DraftInput {
  questionId: string;
  /** The revision that the editor saw, from If-Match; undefined: whatever is there. */
  seenRevision?: number | undefined;
  topics?: string[] | undefined;
  level?: Level | undefined;
  content: unknown;
  message?: string | undefined;
}

/** Saves the draft of a question; where the newest version has left the draft state, begins the next version. */
@Injectable()
export class SaveDraft {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, version.stale, question.wrong-state, question.invalid-content, question.unknown-topic */
  async run(actor: Actor, input: DraftInput): Promise<{ id: string; number: number }> {
    const content = checkedContent(input.content);
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, input.questionId);
      const latest = question && (await latestVersion(tx, question.id));
      if (!question || !latest) throw new AppError('resource.not-found');
      if (input.seenRevision !== undefined && input.seenRevision !== latest.revision)
        throw new AppError('version.stale');
      if (input.topics || input.level) await this.classify(tx, input, question.level);
      const draft = { content, contentHash: contentHash(content), message: input.message ?? latest.message };
      const number = await this.write(tx, actor, latest, draft);
      await audit(tx, actor, { action: 'question.draft-saved', subjectId: question.id, after: { number } });
      return { id: question.id, number };
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    latest: QuestionVersionRow,
    draft: Parameters<typeof updateDraft>[2],
  ): Promise<number> {
    if (latest.state === 'draft') {
      await updateDraft(tx, latest.id, draft);
      return latest.number;
    }
    if (latest.state === 'in-review' || latest.state === 'approved') throw new AppError('question.wrong-state');
    const number = latest.number + 1;
    await insertVersion(tx, { ...draft, questionId: latest.questionId, number, authorId: actor.personId });
    return number;
  }

  private async classify(tx: Tx, input: DraftInput, level: Level): Promise<void> {
    const topics = input.topics ?? (await questionTopics(tx, input.questionId));
    if (!(await classifyQuestion(tx, input.questionId, input.level ?? level, topics))) throw unknownTopic();
  }
}
