import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Content, Kind } from './domain/content.js';
import type { Level } from './domain/taxonomy.js';
import type { VersionState } from './domain/workflow.js';

/** What stays the same while a question is mended: its identity. */
@Entity('questions')
@Index('questions_slug', ['slug'], { unique: true })
@Index('questions_variant_group', ['variantGroup'])
@Index('questions_of_person', ['privateTo'])
// What the queue of the day asks of each card's question.
@Index('questions_shown', ['id', 'publishedNumber', 'privateTo', 'variantGroup'])
@Index('questions_merged', ['mergedInto'], { where: 'merged_into is not null' })
@Check('questions_level', `level in ('entry', 'mid', 'senior')`)
@Check('questions_private', '(private_to is null) = (private_number is null)')
export class QuestionRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('text')
  level: Level;

  @Column('text')
  licence: string;

  @Column('text')
  source: string;

  /** Number of the version that candidates get; null: none. */
  @Column('integer', { name: 'published_number', nullable: true })
  publishedNumber: number | null;

  /** Questions that ask nearly the same share it: on one day a person is asked one of them. Null: there are no others. */
  @Column('uuid', { name: 'variant_group', nullable: true })
  variantGroup: string | null;

  /** The question that goes on for this one, which asked the same. */
  @ForeignKey('QuestionRow', { name: 'questions_merged_into' })
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** Somebody's own question, as imported from their Anki: nobody else is asked it. It is never published. */
  @ForeignKey('PersonRow', { name: 'questions_private_to', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'private_to', nullable: true })
  privateTo: string | null;

  /** Number of the version that its person gets. */
  @Column('integer', { name: 'private_number', nullable: true })
  privateNumber: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

@Entity('question_topics')
@Index('question_topics_of_topic', ['topicSlug', 'questionId'])
export class QuestionTopicRow {
  @ForeignKey('QuestionRow', { name: 'question_topics_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('TopicRow', { name: 'question_topics_topic' })
  @PrimaryColumn('text', { name: 'topic_slug' })
  topicSlug: string;

  @Column('integer')
  position: number;
}

/** Who may edit a question beside its owner. */
@Entity('question_editors')
@Index('question_editors_of_person', ['personId'])
export class QuestionEditorRow {
  @ForeignKey('QuestionRow', { name: 'question_editors_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('PersonRow', { name: 'question_editors_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;
}

/** What is asked. A trigger refuses any change of a published version but its retirement. */
@Entity('question_versions')
@Index('question_versions_number', ['questionId', 'number'], { unique: true })
@Index('question_versions_content', ['contentHash'])
@Index('question_versions_waiting', ['submittedAt', 'id'], { where: `state = 'in-review'` })
@Check('question_versions_state', `state in ('draft', 'in-review', 'approved', 'published', 'retired')`)
export class QuestionVersionRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('QuestionRow', { name: 'question_versions_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('integer')
  number: number;

  @Column('text', { default: 'draft' })
  state: VersionState;

  @Column('text')
  kind: Kind;

  @Column('jsonb')
  content: Content;

  /** SHA-256 of the content with its keys sorted, hexadecimal. */
  @Column('text', { name: 'content_hash' })
  contentHash: string;

  /** What changed, in the author's words. */
  @Column('text', { default: '' })
  message: string;

  /** Counts the saves of a draft; its ETag. */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('uuid', { name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
}
