import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Content } from '@app/question-bank/domain/content.js';
import type { ImportReason, ImportVerdict, WaitingHistory } from '../domain/card-import.js';

/** A card of the file, with what is to become of it. Content and history wait here until it is applied. */
@Entity('card_import_items')
@Index('card_import_items_by_verdict', ['importId', 'verdict', 'position'])
@Check('card_import_items_verdict', `verdict in ('new', 'updated', 'unchanged', 'duplicate', 'unsupported', 'error')`)
export class CardImportItemRow {
  @ForeignKey('FileImportRow', { name: 'card_import_items_import', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text', { name: 'note_id' })
  noteId: string;

  @Column('text')
  guid: string;

  @Column('integer')
  ord: number;

  @Column('text')
  verdict: ImportVerdict;

  @Column('text', { nullable: true })
  reason: ImportReason | null;

  @Column('text')
  title: string;

  @Column('text')
  deck: string;

  @Column('integer')
  reviews: number;

  @Column('text', { array: true })
  topics: string[];

  @Column('jsonb', { nullable: true })
  content: Content | null;

  @Column('text', { name: 'content_hash', nullable: true })
  contentHash: string | null;

  @Column('jsonb', { nullable: true })
  history: WaitingHistory | null;

  /** What it became: the question, its card's acts, and the version before. */
  @Column('uuid', { name: 'question_id', nullable: true })
  questionId: string | null;

  @Column('integer', { name: 'first_seq', nullable: true })
  firstSeq: number | null;

  @Column('integer', { name: 'last_seq', nullable: true })
  lastSeq: number | null;

  @Column('integer', { name: 'earlier_number', nullable: true })
  earlierNumber: number | null;
}

/** Which question a person's card of Anki is, so that the next import updates it. */
@Entity('imported_cards')
@Index('imported_cards_of_question', ['questionId'])
export class ImportedCardRow {
  @ForeignKey('PersonRow', { name: 'imported_cards_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @PrimaryColumn('text')
  guid: string;

  @PrimaryColumn('integer')
  ord: number;

  @ForeignKey('QuestionRow', { name: 'imported_cards_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('text', { name: 'content_hash' })
  contentHash: string;

  /** Entries of its log at the last import, and when the newest was made. */
  @Column('integer', { name: 'log_size' })
  logSize: number;

  @Column('timestamptz', { name: 'log_ends_at', nullable: true })
  logEndsAt: Date | null;
}
