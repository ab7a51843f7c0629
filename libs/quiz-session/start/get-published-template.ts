import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { publishedTemplate } from '@app/interview-template/published-template.js';
import { listAttempts } from '../store/attempts.store.js';
import { templateView, type TemplateView } from './template-view.js';

/** One template that a candidate may sit, with their attempts of it. */
@Injectable()
export class GetPublishedTemplate {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run({ personId }: Actor, id: string): Promise<TemplateView> {
    return this.transactions.run(async (tx) => {
      const template = await publishedTemplate(tx, id);
      return templateView(template, await listAttempts(tx, personId, [id]), await databaseNow(tx));
    });
  }
}
