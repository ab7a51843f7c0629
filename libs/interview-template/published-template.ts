import { AppError } from '@app/kernel/app-error.js';
import type { Tx } from '@app/database/tx.js';
import type { Plan } from './domain/plan.js';
import { findTemplate, listTemplates } from './templates.store.js';

/** A template that may be sat, in its newest version. */
export interface PublishedTemplate {
  id: string;
  slug: string;
  number: number;
  title: string;
  description: string;
  plan: Plan;
}

/** What a sitting of a template is made by. @throws AppError resource.not-found where it is not published (any more) */
export async function publishedTemplate(tx: Tx, templateId: string): Promise<PublishedTemplate> {
  const template = await findTemplate(tx, { id: templateId });
  if (template?.state !== 'published') throw new AppError('resource.not-found');
  return template;
}

/** Templates that may be sat, in the order of their slugs, after `afterSlug`. */
export async function publishedTemplates(
  tx: Tx,
  page: { limit: number; afterSlug: string | undefined },
): Promise<PublishedTemplate[]> {
  return listTemplates(tx, { state: 'published' }, page);
}
