import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Kind } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import type { VersionState } from '../domain/workflow.js';

/**
 * What a question of the bank is searched by, as its newest version stands. Triggers keep it in the transaction of every
 * change; the view `question_search_now` says what it should be.
 */
@Entity('question_search')
@Index('question_search_slug', ['slug'], { unique: true })
@Index('question_search_newest', ['updatedAt', 'slug'])
// GIN, which TypeORM can't write.
@Index('question_search_labels', { synchronize: false })
@Index('question_search_document', { synchronize: false })
export class QuestionSearchRow {
  @ForeignKey('QuestionRow', { name: 'question_search_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  @Column('text')
  slug: string;

  @Column('integer')
  number: number;

  @Column('text')
  state: VersionState;

  @Column('text')
  level: Level;

  @Column('text')
  kind: Kind;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('text')
  licence: string;

  @Column('text')
  source: string;

  @Column('text', { array: true })
  topics: string[];

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** `facet:value` for everything that questions are filtered by. */
  @Column('text', { array: true })
  labels: string[];

  /** Prompt and options in plain words: what questions are compared by. */
  @Column('text')
  asked: string;

  /** Weighted: A slug and prompt, B topics, C options and accepted answers, D what explains. */
  @Column('tsvector')
  document: string;
}

/** A question whose words are not learnt yet. */
@Entity('question_search_waits')
export class QuestionSearchWaitRow {
  @ForeignKey('QuestionRow', { name: 'question_search_waits_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;
}

/** A word that some question uses, or used: what a mistyped one may have meant. */
@Entity('question_words')
@Index('question_words_alike', { synchronize: false })
export class QuestionWordRow {
  @PrimaryColumn('text')
  word: string;
}

/**
 * How many questions have both labels; beside the empty label, how many have the other one. Changes are added as rows of
 * their own, so that nobody waits for another; a worker sums them up.
 */
@Entity('question_counts')
@Index('question_counts_given', ['given', 'label'])
@Index('question_counts_fresh', ['id'], { where: 'not is_sum' })
export class QuestionCountRow {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  given: string;

  @Column('text')
  label: string;

  @Column('integer')
  questions: number;

  @Column('boolean', { name: 'is_sum', default: false })
  isSum: boolean;
}
