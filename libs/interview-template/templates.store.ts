import type { Tx } from '@app/database/tx.js';
import type { Plan } from './domain/plan.js';
import type { TemplateState } from './domain/template.js';
import { InterviewTemplateRow, InterviewTemplateVersionRow } from './templates.rows.js';

export interface Template {
  id: string;
  slug: string;
  ownerId: string;
  state: TemplateState;
  /** Of the newest version, which is the one that is told of and sat. */
  number: number;
  revision: number;
  title: string;
  description: string;
  plan: Plan;
  createdAt: Date;
  updatedAt: Date;
}

const templates = `
  select t.id, t.slug, t.owner_id as "ownerId", t.state, t.number, t.revision, v.title, v.description, v.plan,
         t.created_at as "createdAt", t.updated_at as "updatedAt"
    from interview_templates t
    join interview_template_versions v on v.template_id = t.id and v.number = t.number`;

export async function findTemplate(tx: Tx, by: { id: string } | { slug: string }): Promise<Template | undefined> {
  const [column, value] = 'id' in by ? ['t.id', by.id] : ['t.slug', by.slug];
  const [found] = await tx.query<Template[]>(`${templates} where ${column} = $1`, [value]);
  return found;
}

/** Locks the template, so that it is changed one act at a time. */
export async function lockTemplate(tx: Tx, id: string): Promise<Template | undefined> {
  const locked = await tx.findOne(InterviewTemplateRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return locked ? findTemplate(tx, { id }) : undefined;
}

export interface TemplateFilter {
  state?: TemplateState | undefined;
  /** Text to find in title or slug. */
  q?: string | undefined;
}

/** Templates in the order of their slugs, after `afterSlug`. */
export async function listTemplates(
  tx: Tx,
  filter: TemplateFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<Template[]> {
  return tx.query<Template[]>(
    `${templates}
      where ($1::text is null or t.slug > $1)
        and ($2::text is null or t.state = $2)
        and ($3::text is null or strpos(lower(v.title || ' ' || t.slug), lower($3)) > 0)
      order by t.slug
      limit $4`,
    [page.afterSlug ?? null, filter.state ?? null, filter.q ?? null, page.limit],
  );
}

/** The versions of a template up to a number, the newest first. */
export async function listTemplateVersions(
  tx: Tx,
  templateId: string,
  upTo: number,
): Promise<Omit<InterviewTemplateVersionRow, 'plan' | 'description' | 'templateId'>[]> {
  return tx.query(
    `select number, title, message, author_id as "authorId", created_at as "createdAt"
       from interview_template_versions
      where template_id = $1 and number <= $2
      order by number desc`,
    [templateId, upTo],
  );
}

export async function findTemplateVersion(
  tx: Tx,
  templateId: string,
  number: number,
): Promise<InterviewTemplateVersionRow | null> {
  return tx.findOneBy(InterviewTemplateVersionRow, { templateId, number });
}

export async function insertTemplate(tx: Tx, { slug, ownerId }: { slug: string; ownerId: string }): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into interview_templates (slug, owner_id) values ($1, $2) returning id`,
    [slug, ownerId],
  );
  return row!.id;
}

type NewVersion = Omit<InterviewTemplateVersionRow, 'createdAt'>;

export async function insertTemplateVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { templateId, number, title, description, plan, message, authorId } = version;
  await tx.query(
    `insert into interview_template_versions (template_id, number, title, description, plan, message, author_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [templateId, number, title, description, JSON.stringify(plan), message, authorId],
  );
}

/** Sets what may change of a template; its revision is one more than before. */
export async function updateTemplate(
  tx: Tx,
  id: string,
  { state, number }: { state: TemplateState; number: number },
): Promise<void> {
  await tx.query(
    `update interview_templates
        set state = $2, number = $3, revision = revision + 1, updated_at = clock_timestamp()
      where id = $1`,
    [id, state, number],
  );
}
