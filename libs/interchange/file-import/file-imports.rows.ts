import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ImportKind, ImportState } from '../domain/file-import.js';
import type { ImportMapping, QuestionFormat } from '../domain/question-import.js';

/** An import of a file that a person sent. One of a kind is under way at a time. */
@Entity('file_imports')
@Index('file_imports_of_person', ['personId', 'kind', 'createdAt'])
@Index('file_imports_running', ['personId', 'kind'], {
  unique: true,
  where: `state in ('uploading', 'reading', 'applying', 'undoing')`,
})
@Check(
  'file_imports_state',
  `state in ('uploading', 'reading', 'refused', 'ready', 'applying', 'applied', 'undoing', 'undone')`,
)
@Check('file_imports_kind', `kind in ('cards', 'questions')`)
@Check('file_imports_progress', 'progress between 0 and 1')
export class FileImportRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'file_imports_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  kind: ImportKind;

  /** What the sender says that the file is; of questions. */
  @Column('text', { nullable: true })
  format: QuestionFormat | null;

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
  problem: string | null;

  /** What it holds; its shape is the kind's own, as is that of `outcome`. */
  @Column('jsonb', { nullable: true })
  figures: unknown;

  @Column('jsonb', { nullable: true })
  outcome: unknown;

  /** How categories, tags and levels of the file are to be taken; of questions. */
  @Column('jsonb', { nullable: true })
  mapping: ImportMapping | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** When it came into its state. */
  @Column('timestamptz', { name: 'changed_at', default: () => 'clock_timestamp()' })
  changedAt: Date;
}

/** The file, until it is read. */
@Entity('file_import_chunks')
export class FileImportChunkRow {
  @ForeignKey('FileImportRow', { name: 'file_import_chunks_import', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('bytea')
  bytes: Buffer;
}
