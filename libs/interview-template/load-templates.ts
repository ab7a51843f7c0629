import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { systemActor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { ChangeTemplate } from './change-template.js';
import { CreateTemplate } from './create-template.js';
import { readTemplateFile, type TemplateFile } from './domain/template.js';
import { findTemplate, findTemplateVersion, type Template } from './templates.store.js';

type Outcome = 'created' | 'updated' | 'unchanged' | 'unfillable';

/**
 * Brings the templates of a content folder into the house, through the use cases of people's templates. A template is
 * known by its slug: a second run does nothing. What an instructor has changed, withdrawn or archived is left alone.
 * One that the bank can't fill, since its questions were retired, stays as it was.
 */
@Injectable()
export class LoadTemplates {
  constructor(
    private readonly transactions: Transactions,
    private readonly createTemplate: CreateTemplate,
    private readonly changeTemplate: ChangeTemplate,
  ) {}

  /** @throws Error naming every fault of every file, before anything is written */
  async run({ contentDir }: { contentDir: string }): Promise<Record<Outcome, number>> {
    const files = await readTemplates(path.join(contentDir, 'templates'));
    const outcome = { created: 0, updated: 0, unchanged: 0, unfillable: 0 };
    for (const file of files) outcome[await this.bring(file)] += 1;
    return outcome;
  }

  private async bring(file: TemplateFile): Promise<Outcome> {
    const found = await this.transactions.run((tx) => ofRehearse(tx, file.slug));
    if (found === 'of-people') return 'unchanged';
    const { slug: _, ...content } = file;
    const id = found?.id ?? (await this.createTemplate.run(systemActor, file)).id;
    if (found && found.state === 'published' && isSame(found, content)) return 'unchanged';
    const message = found ? 'The starter template changed' : undefined;
    try {
      await this.changeTemplate.run(systemActor, { id, ...content, state: 'published', message });
    } catch (error) {
      if (error instanceof AppError && error.code === 'session.not-enough-questions') return 'unfillable';
      throw error;
    }
    return found?.state === 'published' ? 'updated' : 'created';
  }
}

/** The template of this slug where it still is as Rehearse left it. A draft is one that an earlier run did not publish. */
async function ofRehearse(tx: Tx, slug: string): Promise<Template | 'of-people' | undefined> {
  const template = await findTemplate(tx, { slug });
  if (!template) return undefined;
  const version = await findTemplateVersion(tx, template.id, template.number);
  const isUntouched = template.state === 'published' || (template.state === 'draft' && template.revision === 1);
  return version!.authorId === systemActor.personId && isUntouched ? template : 'of-people';
}

const isSame = (template: Template, { title, description, plan }: Omit<TemplateFile, 'slug'>): boolean =>
  template.title === title && template.description === description && isDeepStrictEqual(template.plan, plan);

async function readTemplates(folder: string): Promise<TemplateFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  const templates: TemplateFile[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const read = readTemplateFile(parse(await readFile(path.join(folder, file), 'utf8')));
    if ('template' in read) templates.push(read.template);
    else faults.push(...read.faults.map(({ pointer, message }) => `${file}${pointer}: ${message}`));
  }
  if (faults.length) throw new Error(`The starter templates have faults:\n${faults.join('\n')}`);
  return templates;
}
