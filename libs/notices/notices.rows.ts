import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { NoticeDetails, NoticeKind } from './domain/notice.js';

/** Something that a person is told, until they have read it and after. */
@Entity('notices')
@Index('notices_of_person', ['personId', 'createdAt', 'id'])
@Index('notices_unread', ['personId'], { where: 'read_at is null' })
@Check('notices_kind', `kind in ('report.answered', 'report.dismissed', 'report.mended')`)
export class NoticeRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'notices_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  kind: NoticeKind;

  /** What it is about: the report. */
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb')
  details: NoticeDetails;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
