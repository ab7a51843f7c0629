import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import type { Plan } from './domain/plan.js';
import { findTemplate, findTemplateVersion, listTemplateVersions, type Template } from './templates.store.js';

export interface TemplateView extends Template {
  /** The newest first. */
  versions: { number: number; title: string; message: string | null; authorId: string; createdAt: Date }[];
}

export interface TemplateVersionView {
  number: number;
  title: string;
  description: string;
  plan: Plan;
  message: string | null;
  authorId: string;
  createdAt: Date;
}

/** A template for instructors: its newest version, and what became of it so far. */
@Injectable()
export class GetTemplate {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(id: string): Promise<TemplateView> {
    return this.transactions.run(async (tx) => {
      const template = await findTemplate(tx, { id });
      if (!template) throw new AppError('resource.not-found');
      return { ...template, versions: await listTemplateVersions(tx, id, template.number) };
    });
  }

  /** One version as it was. @throws AppError resource.not-found */
  async version(id: string, versionNumber: number): Promise<TemplateVersionView> {
    const found = await this.transactions.single((tx) => findTemplateVersion(tx, id, versionNumber));
    if (!found) throw new AppError('resource.not-found');
    const { templateId: _, ...version } = found;
    return version;
  }
}
