import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Edition } from '@app/question-bank/save-draft.js';
import { checkedPlan, drawAfresh, refuseUnknownNames } from './checked-plan.js';
import type { Plan } from './domain/plan.js';
import { mayBecome, type TemplateState } from './domain/template.js';
import { insertTemplateVersion, lockTemplate, updateTemplate, type Template } from './templates.store.js';

export interface TemplateChange {
  id: string;
  /** What the editor saw as the newest, from If-Match; undefined: whatever is there. */
  seen?: Edition | undefined;
  title?: string | undefined;
  description?: string | undefined;
  plan?: unknown;
  state?: TemplateState | undefined;
  /** What is different in the new version. */
  message?: string | undefined;
}

type Version = Pick<Template, 'number' | 'title' | 'description' | 'plan'>;

const acts: Record<TemplateState, string> = {
  draft: 'template.withdrawn',
  published: 'template.published',
  archived: 'template.archived',
};

/**
 * Changes a template. Another title, description or plan makes the next version, which sittings from now on are made
 * by; those that are there keep theirs. What can be sat can be filled: publishing, or changing what is published, is
 * refused where the bank has too few questions.
 */
@Injectable()
export class ChangeTemplate {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws AppError resource.not-found, version.stale, template.invalid-plan, template.wrong-state,
   * session.not-enough-questions
   */
  async run(actor: Actor, change: TemplateChange): Promise<void> {
    const plan = change.plan === undefined ? undefined : checkedPlan(change.plan);
    await this.transactions.run(async (tx) => {
      const template = await lockTemplate(tx, change.id);
      if (!template) throw new AppError('resource.not-found');
      if (change.seen && !isEdition(change.seen, template)) throw new AppError('version.stale');
      const state = change.state ?? template.state;
      if (!mayBecome(template.state, state)) throw new AppError('template.wrong-state');
      const version = nextVersion(template, { ...change, plan });
      if (version && state === 'archived') throw new AppError('template.wrong-state', 'It is archived.');
      if (!version && state === template.state) return;
      await refuseUnusable(tx, version?.plan ?? template.plan, state);
      if (version) await this.writeVersion(tx, actor, { template, version, message: change.message ?? null });
      await updateTemplate(tx, template.id, { state, number: version?.number ?? template.number });
      if (state === template.state) return;
      const states = { before: { state: template.state }, after: { state } };
      await audit(tx, actor, { action: acts[state], subjectId: template.id, ...states });
    });
  }

  private async writeVersion(
    tx: Tx,
    actor: Actor,
    { template, version, message }: { template: Template; version: Version; message: string | null },
  ): Promise<void> {
    const { id, number, title, description, plan } = template;
    await insertTemplateVersion(tx, { ...version, templateId: id, message, authorId: actor.personId });
    const before = { number, title, description, plan };
    await audit(tx, actor, { action: 'template.changed', subjectId: id, before, after: version });
  }
}

/** The version that a change asks for; undefined where it changes nothing of what a version holds. */
function nextVersion(
  { number, ...now }: Template,
  { title = now.title, description = now.description, plan = now.plan }: Partial<Version>,
): Version | undefined {
  const isSame = title === now.title && description === now.description && isDeepStrictEqual(plan, now.plan);
  return isSame ? undefined : { number: number + 1, title, description, plan };
}

async function refuseUnusable(tx: Tx, plan: Plan, state: TemplateState): Promise<void> {
  if (state === 'archived') return;
  await refuseUnknownNames(tx, plan);
  if (state === 'published') await drawAfresh(tx, plan, { seed: '', now: await databaseNow(tx) });
}

const isEdition = (seen: Edition, { number, revision }: Template): boolean =>
  seen.number === number && seen.revision === revision;
