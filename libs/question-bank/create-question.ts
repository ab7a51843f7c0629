import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, violatedConstraint } from '@app/database/tx.js';
import { contentHash } from './content-hash.js';
import { checkedDraft } from './checked-content.js';
import type { Level } from './domain/taxonomy.js';
import { refuseMissingImages } from './images/missing-images.js';
import { classifyQuestion, insertQuestion, insertVersion } from './questions.store.js';

export interface QuestionInput {
  slug?: string | undefined;
  topics: string[];
  level: Level;
  content: unknown;
  message?: string | undefined;
  licence?: string | undefined;
  source?: string | undefined;
}

/** Adds a question with its first draft version. */
@Injectable()
export class CreateQuestion {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError question.invalid-content, question.unknown-topic, question.slug-taken, idempotency.mismatch */
  async run(actor: Actor, input: QuestionInput, key?: string): Promise<{ id: string }> {
    const content = checkedDraft(input.content);
    const slug = input.slug ?? `${input.topics[0]}-${randomUUID().slice(0, 8)}`;
    try {
      return await this.transactions.run((tx) =>
        once(tx, { personId: actor.personId, key, route: 'questions.create', body: input }, async () => {
          await refuseMissingImages(tx, content);
          const { level, topics, licence = 'CC-BY-4.0', source = '', message = '' } = input;
          const id = await insertQuestion(tx, { slug, ownerId: actor.personId, level, licence, source });
          if (!(await classifyQuestion(tx, id, level, topics))) throw unknownTopic();
          await insertVersion(tx, {
            questionId: id,
            number: 1,
            content,
            contentHash: contentHash(content),
            message,
            authorId: actor.personId,
          });
          const after = { slug, number: 1, level, topics, licence, source, message };
          await audit(tx, actor, { action: 'question.created', subjectId: id, after });
          return { id };
        }),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'questions_slug') throw new AppError('question.slug-taken');
      throw error;
    }
  }
}

export const unknownTopic = () =>
  new AppError('question.unknown-topic', undefined, [
    { pointer: '/topics', message: 'names a topic that does not exist' },
  ]);
