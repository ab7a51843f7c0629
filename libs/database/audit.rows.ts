import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who changed what, from what to what. Append-only: a trigger refuses anything else. */
@Entity('audit_entries')
@Index('audit_entries_subject', ['subjectId', 'id'])
@Index('audit_entries_actor', ['actorId', 'id'])
@Index('audit_entries_action', ['action', 'id'])
export class AuditEntryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  @Column('uuid', { name: 'actor_id' })
  actorId: string;

  /** `noun.verb-in-the-past`, for instance `question.published`. */
  @Column('text')
  action: string;

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb', { nullable: true })
  before: unknown;

  @Column('jsonb', { nullable: true })
  after: unknown;
}
