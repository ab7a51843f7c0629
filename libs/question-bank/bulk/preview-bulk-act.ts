import { Injectable } from '@nestjs/common';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import { knownTopics } from '../questions.store.js';
import { judgeBulk, type BulkAct } from '../domain/bulk.js';
import { instructorsAmong } from '../people/editors.store.js';
import { forgetPreviews, insertBulkAct, insertItems, type NewItem } from './bulk-acts.store.js';
import { subjectsFound, type BulkQuestion } from './bulk-subjects.store.js';

/** So many questions are looked at within a request; more are done in parts. */
export const mostQuestions = 10_000;
const atOnce = 1_000;

export interface BulkInput {
  act: BulkAct;
  filter: AuthoringFilter;
  /** Of what the filter finds, these only. */
  ids?: string[] | undefined;
}

/** Finds what an act would change of each question that a filter finds, and keeps it. Nothing of them changes. */
@Injectable()
export class PreviewBulkAct {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError question.unknown-topic, question.unknown-person, bulk.too-many, idempotency.mismatch */
  async run(actor: Actor, { act, filter, ids }: BulkInput, key?: string): Promise<{ id: string }> {
    const body = { act, filter, ids };
    return this.transactions.run((tx) =>
      once(tx, { personId: actor.personId, key, route: 'bulk-acts.preview', body }, async () => {
        await requireKnown(tx, act);
        await forgetPreviews(tx, actor.personId);
        const found = { ...filter, ...(ids && { ids }) };
        const id = await insertBulkAct(tx, { personId: actor.personId, act, filter: found });
        for (let [count, afterSlug] = [0, undefined as string | undefined]; ;) {
          const questions = await subjectsFound(tx, found, { limit: atOnce, afterSlug });
          if (count + questions.length > mostQuestions) throw tooMany();
          await insertItems(
            tx,
            id,
            questions.map((question, index) => itemOf(actor, act, question, count + index + 1)),
          );
          count += questions.length;
          afterSlug = questions.at(-1)?.slug;
          if (questions.length < atOnce) return { id };
        }
      }),
    );
  }
}

function itemOf(actor: Actor, act: BulkAct, question: BulkQuestion, position: number): NewItem {
  const judged = judgeBulk(actor, act, question);
  return {
    position,
    questionId: question.id,
    slug: question.slug,
    verdict: judged.verdict,
    reason: 'reason' in judged ? judged.reason : null,
    before: 'before' in judged ? judged.before : null,
    after: 'after' in judged ? judged.after : null,
  };
}

async function requireKnown(tx: Tx, act: BulkAct): Promise<void> {
  if ('topics' in act && !(await knownTopics(tx, act.topics))) {
    const message = 'names a topic that does not exist';
    throw new AppError('question.unknown-topic', undefined, [{ pointer: '/act/topics', message }]);
  }
  if ('ownerId' in act && !(await instructorsAmong(tx, [act.ownerId])).has(act.ownerId)) {
    const message = 'is nobody who writes questions';
    throw new AppError('question.unknown-person', undefined, [{ pointer: '/act/ownerId', message }]);
  }
}

const tooMany = () => new AppError('bulk.too-many', `At most ${mostQuestions} questions at once.`);
