import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * What a question of the bank is searched by, as its newest version stands. Triggers keep it in the transaction of every
 * change; the view `question_search_now` says what it should be.
 */
@Entity('question_search')
@Index('question_search_slug', ['slug'], { unique: true })
@Index('question_search_newest', ['updatedAt', 'slug'])
@Index('question_search_sample', ['sample'])
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

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** One of 16 lots of questions, drawn by their slugs: where many are found, a few lots say about how many. */
  @Column('smallint')
  sample: number;

  /** `facet:value` for everything that questions are filtered by. */
  @Column('text', { array: true })
  labels: string[];

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
