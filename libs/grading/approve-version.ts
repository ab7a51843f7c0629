import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { numberedVersion } from '@app/question-bank/versioned-question.js';
import { isProgram } from './domain/grade.js';
import { ProveContent } from './prove-content.js';

/** Approves a version in review; one whose answers are programs only when its solutions were run and its key holds. */
@Injectable()
export class ApproveVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly prove: ProveContent,
    private readonly moveVersion: MoveVersion,
  ) {}

  /** @throws AppError resource.not-found, question.wrong-state, question.own-version, question.unproved, service.unavailable */
  async run(actor: Actor, input: { questionId: string; number: number }): Promise<void> {
    const version = await this.transactions.run((tx) => numberedVersion(tx, input.questionId, input.number));
    const provedHash = version?.state === 'in-review' ? await this.proved(version) : undefined;
    await this.moveVersion.run(actor, { ...input, act: 'approve', provedHash });
  }

  /** The hash of the content that was proved: what is approved must be the same. */
  private async proved({ content, contentHash }: NonNullable<Awaited<ReturnType<typeof numberedVersion>>>) {
    if (!isProgram(content)) return undefined;
    const faults = await this.prove.run(content);
    if (faults.length === 0) return contentHash;
    const placed = faults.map(({ pointer, message }) => ({ pointer: `/content${pointer}`, message }));
    throw new AppError('question.unproved', undefined, placed);
  }
}
