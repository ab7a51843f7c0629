import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { CreateQuestion } from './create-question.js';
import { GetAuthored } from './get-authored.js';

/** A new question that begins as a copy of another's newest version. */
@Injectable()
export class DuplicateQuestion {
  constructor(
    private readonly createQuestion: CreateQuestion,
    private readonly getAuthored: GetAuthored,
  ) {}

  /** The same key is the same copy. @throws AppError resource.not-found, question.invalid-content, idempotency.mismatch */
  async run(actor: Actor, questionId: string, key?: string): Promise<{ id: string }> {
    const { slug, topics, level, licence, source, versions } = await this.getAuthored.run(questionId);
    const { content } = versions.at(-1)!;
    const message = `Copied from ${slug}`;
    return this.createQuestion.run(actor, { topics, level, licence, source, content, message }, key);
  }
}
