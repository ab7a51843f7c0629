import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { reviewPolicy } from './review/review-policy.js';
import { stepVersion, type Step } from './step-version.js';

/** Moves a version one step through the workflow. Publishing retires the version that was published before. */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError as `stepVersion` does */
  async run(actor: Actor, step: Step): Promise<void> {
    await this.transactions.run((tx) => stepVersion(tx, actor, step, reviewPolicy(this.config)));
  }
}
