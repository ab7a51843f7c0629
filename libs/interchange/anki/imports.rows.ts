import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Content } from '@app/question-bank/domain/content.js';
import type { AnkiProblemCode } from '../domain/anki-problem.js';
import type {
  ImportFigures,
  ImportOutcome,
  ImportReason,
  ImportState,
  ImportVerdict,
  WaitingHistory,
} from '../domain/card-import.js';

/** A person's import of cards from elsewhere. One at a time is under way. */
@Entity('card_imports')
@Index('card_imports_of_person', ['personId', 'createdAt'])
@Index('card_imports_running', ['personId'], {
  unique: true,
  where: `state in ('uploading', 'reading', 'applying', 'undoing')`,
})
@Check(
  'card_imports_state',
  `state in ('uploading', 'reading', 'refused', 'ready', 'applying', 'applied', 'undoing', 'undone')`,
)
@Check('card_imports_progress', 'progress between 0 and 1')
export class CardImportRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'card_imports_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { default: 'uploading' })
  state: ImportState;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('bigint', { name: 'size_bytes', default: 0 })
  sizeBytes: string;

  /** Of what is under way, a guess. */
  @Column('double precision', { default: 0 })
  progress: number;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  problem: AnkiProblemCode | null;

  @Column('jsonb', { nullable: true })
  figures: ImportFigures | null;

  @Column('jsonb', { nullable: true })
  outcome: ImportOutcome | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** When it came into its state. */
  @Column('timestamptz', { name: 'changed_at', default: () => 'clock_timestamp()' })
  changedAt: Date;
}

/** The file, until it is read. */
@Entity('card_import_chunks')
export class CardImportChunkRow {
  @ForeignKey('CardImportRow', { name: 'card_import_chunks_import', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('bytea')
  bytes: Buffer;
}

/** A card of the file, with what is to become of it. Content and history wait here until it is applied. */
@Entity('card_import_items')
@Index('card_import_items_by_verdict', ['importId', 'verdict', 'position'])
@Check('card_import_items_verdict', `verdict in ('new', 'updated', 'unchanged', 'duplicate', 'unsupported', 'error')`)
export class CardImportItemRow {
  @ForeignKey('CardImportRow', { name: 'card_import_items_import', onDelete: 'CASCADE' })
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
