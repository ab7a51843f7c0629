import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Config } from '@app/config/config.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { checkedContent } from './checked-content.js';
import { moveVersion, needsProof, type WorkflowAct } from './domain/workflow.js';
import { refuseMerged } from './refuse-merged.js';
import { findVersion, lockQuestion, setPublishedNumber, setVersionState } from './questions.store.js';

/** What an act is called once it has happened, in the audit log. */
const pastOf: Record<WorkflowAct, string> = {
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  publish: 'published',
  retire: 'retired',
};

interface Step {
  questionId: string;
  number: number;
  act: WorkflowAct;
  /** Hash of the content whose key was proved by running it. */
  provedHash?: string | undefined;
}

/** Moves a version one step through the workflow. Publishing retires the version that was published before. */
@Injectable()
export class MoveVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError resource.not-found, question.wrong-state, question.own-version, question.unproved, question.invalid-content */
  async run(actor: Actor, input: Step): Promise<void> {
    const { questionId, number, act } = input;
    await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      if (!question || !version) throw new AppError('resource.not-found');
      refuseMerged(question);
      const { contentHash, content } = version;
      const proved = !needsProof(content.kind) || contentHash === input.provedHash;
      const policy = { twoPersonReview: this.config.get('TWO_PERSON_REVIEW') };
      const move = moveVersion({ ...version, proved }, act, actor, policy);
      if ('refused' in move) {
        throw new AppError(move.refused, `Version ${number} is ${version.state}.`);
      }
      // A draft that was imported may lack what a question must have.
      if (act === 'submit') checkedContent(content);
      if (act === 'publish' && question.publishedNumber !== null) {
        const before = await findVersion(tx, questionId, question.publishedNumber);
        if (before) await setVersionState(tx, before.id, 'retired');
      }
      await setVersionState(tx, version.id, move.to, act === 'approve' ? actor.personId : undefined);
      if (act === 'publish') await setPublishedNumber(tx, questionId, number);
      if (act === 'retire') await setPublishedNumber(tx, questionId, null);
      await audit(tx, actor, {
        action: `question.${pastOf[act]}`,
        subjectId: questionId,
        before: { number, state: version.state },
        after: { number, state: move.to, ...(move.approvedOwn && { approvedOwn: true }) },
      });
    });
  }
}
