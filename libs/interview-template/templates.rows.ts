import { Check, Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Plan } from './domain/plan.js';
import type { TemplateState } from './domain/template.js';

/** An interview that can be sat again and again. What it is made of is in its versions. */
@Entity('interview_templates')
@Unique('interview_templates_slug', ['slug'])
@Check('interview_templates_state', `state in ('draft', 'published', 'archived')`)
export class InterviewTemplateRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('text', { default: 'draft' })
  state: TemplateState;

  /** Of the newest version: the one that is sat. */
  @Column('integer', { default: 1 })
  number: number;

  /** Counts the changes of anything, the state too. With the number it is the ETag. */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}

/** Never changed, a trigger sees to it: a change is a new version. */
@Entity('interview_template_versions')
export class InterviewTemplateVersionRow {
  @ForeignKey('InterviewTemplateRow', { name: 'interview_template_versions_template', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'template_id' })
  templateId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  title: string;

  /** Markdown. */
  @Column('text')
  description: string;

  @Column('jsonb')
  plan: Plan;

  /** What changed. */
  @Column('text', { nullable: true })
  message: string | null;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
