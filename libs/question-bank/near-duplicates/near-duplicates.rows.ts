import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { MergedBefore, MergeWay } from '../domain/merge.js';

/** What a question asks, as it is compared with others. A worker keeps it, moments after the question changes. */
@Entity('question_sketches')
@Index('question_sketches_bands', { synchronize: false })
export class QuestionSketchRow {
  @ForeignKey('QuestionRow', { name: 'question_sketches_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  /** Prompt and options in plain words. */
  @Column('text')
  asked: string;

  /** Questions that share none of these numbers are not alike. */
  @Column('integer', { array: true })
  bands: number[];
}

/** Two questions that ask nearly the same. */
@Entity('question_pairs')
@Index('question_pairs_of_other', ['otherId'])
@Index('question_pairs_nearest', ['similarity', 'questionId', 'otherId'], { where: 'dismissed_at is null' })
@Check('question_pairs_order', 'question_id < other_id')
@Check('question_pairs_dismissed', '(dismissed_by is null) = (dismissed_at is null)')
export class QuestionPairRow {
  @ForeignKey('QuestionRow', { name: 'question_pairs_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionRow', { name: 'question_pairs_other', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'other_id' })
  otherId: string;

  @Column('double precision')
  similarity: number;

  /** Who said that they are not the same. */
  @Column('uuid', { name: 'dismissed_by', nullable: true })
  dismissedBy: string | null;

  @Column('timestamptz', { name: 'dismissed_at', nullable: true })
  dismissedAt: Date | null;
}

/** A question that was made one with another, and what is needed to take that back. */
@Entity('question_merges')
@Index('question_merges_of_question', ['questionId'])
@Index('question_merges_of_kept', ['keptId'])
@Check('question_merges_way', `way in ('duplicate', 'variant')`)
@Check('question_merges_undone', '(undone_by is null) = (undone_at is null)')
export class QuestionMergeRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('QuestionRow', { name: 'question_merges_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionRow', { name: 'question_merges_kept', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'kept_id' })
  keptId: string;

  @Column('text')
  way: MergeWay;

  @Column('jsonb')
  before: MergedBefore;

  @Column('uuid', { name: 'merged_by' })
  mergedBy: string;

  @Column('timestamptz', { name: 'merged_at', default: () => 'clock_timestamp()' })
  mergedAt: Date;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}
