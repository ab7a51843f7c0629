import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { publishedTemplates } from '@app/interview-template/published-template.js';
import { listAttempts } from '../store/attempts.store.js';
import { templateView, type TemplateView } from './template-view.js';

/** A page of the templates that a candidate may sit, each with their attempts of it; in the order of their slugs. */
@Injectable()
export class ListPublishedTemplates {
  constructor(private readonly transactions: Transactions) {}

  async run(
    { personId }: Actor,
    { limit, afterSlug }: { limit: number; afterSlug: string | undefined },
  ): Promise<{ items: TemplateView[]; nextSlug: string | null }> {
    return this.transactions.run(async (tx) => {
      const found = await publishedTemplates(tx, { limit: limit + 1, afterSlug });
      const page = found.slice(0, limit);
      const ids = page.map(({ id }) => id);
      const attempts = await listAttempts(tx, personId, ids);
      const now = await databaseNow(tx);
      const items = page.map((template) => {
        const own = attempts.filter(({ templateId }) => templateId === template.id);
        return templateView(template, own, now);
      });
      return { items, nextSlug: found.length > limit ? page.at(-1)!.slug : null };
    });
  }
}
