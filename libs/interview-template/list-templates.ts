import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { countOf, minutesOf } from './domain/plan.js';
import { listTemplates, type Template, type TemplateFilter } from './templates.store.js';

/** A template in the instructors' list, as its newest version stands. */
export interface ListedTemplate extends Pick<
  Template,
  'id' | 'slug' | 'state' | 'number' | 'title' | 'createdAt' | 'updatedAt'
> {
  sections: number;
  questions: number;
  minutes: number | null;
}

/** A page of all templates for instructors, in the order of their slugs. */
@Injectable()
export class ListTemplates {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: TemplateFilter,
    page: { limit: number; afterSlug: string | undefined },
  ): Promise<{ items: ListedTemplate[]; nextSlug: string | null }> {
    const rows = await this.transactions.single((tx) => listTemplates(tx, filter, { ...page, limit: page.limit + 1 }));
    const items = rows.slice(0, page.limit).map(listed);
    return { items, nextSlug: rows.length > page.limit ? items.at(-1)!.slug : null };
  }
}

function listed({ id, slug, state, number, title, createdAt, updatedAt, plan }: Template): ListedTemplate {
  const size = { sections: plan.sections.length, questions: countOf(plan), minutes: minutesOf(plan.clock) };
  return { id, slug, state, number, title, createdAt, updatedAt, ...size };
}
