import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Content, Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { RecordVerdict } from '../domain/question-import.js';
import type { Place } from '../domain/questions/question-record.js';

/** A record of a file, with what is to become of it. Its content waits here until the import is applied. */
@Entity('question_import_items')
@Index('question_import_items_by_verdict', ['importId', 'verdict', 'position'])
@Check(
  'question_import_items_verdict',
  `verdict in ('new', 'near-duplicate', 'updated', 'unchanged', 'duplicate', 'conflict', 'unsupported', 'error')`,
)
export class QuestionImportItemRow {
  @ForeignKey('FileImportRow', { name: 'question_import_items_import', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  verdict: RecordVerdict;

  /** In words, where the verdict alone does not tell. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb')
  place: Place;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('text')
  title: string;

  /** Its path, joined with `/`; empty: none. */
  @Column('text')
  category: string;

  @Column('text', { array: true })
  tags: string[];

  /** Topics that the file itself names. */
  @Column('text', { name: 'own_topics', array: true })
  ownTopics: string[];

  @Column('text', { name: 'own_level', nullable: true })
  ownLevel: Level | null;

  @Column('text', { nullable: true })
  kind: Kind | null;

  @Column('jsonb', { nullable: true })
  content: Content | null;

  @Column('text', { name: 'content_hash', nullable: true })
  contentHash: string | null;

  /** What can't be taken over, each by name. */
  @Column('text', { array: true })
  lost: string[];

  /** The question that it is a version of, or a duplicate of; once applied, the one that it became. */
  @Column('uuid', { name: 'question_id', nullable: true })
  questionId: string | null;

  /** The version that applying made. */
  @Column('integer', { name: 'version_number', nullable: true })
  versionNumber: number | null;

  /** The newest version before it. */
  @Column('integer', { name: 'earlier_number', nullable: true })
  earlierNumber: number | null;
}

/** Which question a record of another system is, so that the next import updates it. */
@Entity('question_origins')
@Index('question_origins_of_question', ['questionId'])
export class QuestionOriginRow {
  /** Formats of one system share its ids: `moodle`, `qti`, `anki`, `rehearse`. */
  @PrimaryColumn('text')
  system: string;

  @PrimaryColumn('text', { name: 'external_id' })
  externalId: string;

  @ForeignKey('QuestionRow', { name: 'question_origins_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  /** Of the content as it was imported last. */
  @Column('text', { name: 'content_hash' })
  contentHash: string;
}
