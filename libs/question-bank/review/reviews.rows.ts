import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { TickedItem } from '../domain/checklist.js';

/** What somebody says of a version. A reply belongs to the comment that begins its thread; only that one is resolved. */
@Entity('version_comments')
@Index('version_comments_of_version', ['versionId', 'createdAt', 'id'])
@Index('version_comments_replies', ['replyTo'], { where: 'reply_to is not null' })
@Index('version_comments_open', ['versionId'], { where: 'reply_to is null and resolved_at is null' })
@Check('version_comments_resolved', '(resolved_by is null) = (resolved_at is null)')
@Check('version_comments_root', 'reply_to is null or pointer is null and resolved_at is null')
export class VersionCommentRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('QuestionVersionRow', { name: 'version_comments_version', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'version_id' })
  versionId: string;

  @ForeignKey('VersionCommentRow', { name: 'version_comments_reply', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'reply_to', nullable: true })
  replyTo: string | null;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  /** Which part of the content it is about; parts of a list are named by their ids. Null: the whole. */
  @Column('text', { nullable: true })
  pointer: string | null;

  /** Markdown. */
  @Column('text')
  text: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy: string | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;
}

/** What a reviewer has ticked of the checklist. It counts while the content is what it was then. */
@Entity('version_checks')
@Check('version_checks_item', `item in ('explanation', 'level', 'licence', 'estimate', 'key')`)
export class VersionCheckRow {
  @ForeignKey('QuestionVersionRow', { name: 'version_checks_version', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'version_id' })
  versionId: string;

  @PrimaryColumn('text')
  item: TickedItem;

  @Column('text', { name: 'content_hash' })
  contentHash: string;

  @Column('uuid', { name: 'checked_by' })
  checkedBy: string;

  @Column('timestamptz', { name: 'checked_at', default: () => 'clock_timestamp()' })
  checkedAt: Date;
}
