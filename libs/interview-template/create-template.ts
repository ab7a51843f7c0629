import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, violatedConstraint } from '@app/database/tx.js';
import { checkedPlan, refuseUnknownNames } from './checked-plan.js';
import { insertTemplate, insertTemplateVersion } from './templates.store.js';

export interface TemplateInput {
  slug?: string | undefined;
  title: string;
  /** Markdown. */
  description: string;
  plan: unknown;
  message?: string | undefined;
}

/** Adds a template with its first version, as a draft. */
@Injectable()
export class CreateTemplate {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError template.invalid-plan, template.slug-taken, idempotency.mismatch */
  async run(actor: Actor, input: TemplateInput, key?: string): Promise<{ id: string }> {
    const plan = checkedPlan(input.plan);
    const slug = input.slug ?? `${slugOf(input.title)}-${randomUUID().slice(0, 8)}`;
    const { title, description, message = null } = input;
    try {
      return await this.transactions.run((tx) =>
        once(tx, { personId: actor.personId, key, route: 'templates.create', body: input }, async () => {
          await refuseUnknownNames(tx, plan);
          const id = await insertTemplate(tx, { slug, ownerId: actor.personId });
          const version = { number: 1, title, description, plan };
          await insertTemplateVersion(tx, { ...version, templateId: id, message, authorId: actor.personId });
          await audit(tx, actor, { action: 'template.created', subjectId: id, after: { slug, ...version } });
          return { id };
        }),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'interview_templates_slug') throw new AppError('template.slug-taken');
      throw error;
    }
  }
}

/** The words of a title as a slug, what is not of the Latin alphabet left out. */
function slugOf(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'interview';
}
