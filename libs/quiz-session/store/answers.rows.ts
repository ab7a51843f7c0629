import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Every draft that was accepted, append-only; the highest revision of an item counts. */
@Entity('answer_drafts')
@ForeignKey('SessionItemRow', ['sessionId', 'position'], ['sessionId', 'position'], {
  name: 'answer_drafts_item',
  onDelete: 'CASCADE',
})
export class AnswerDraftRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @PrimaryColumn('integer')
  revision: number;

  @Column('jsonb')
  response: unknown;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
}

/** What came too late to count, kept for the person to see. */
@Entity('late_answers')
@ForeignKey('SessionItemRow', ['sessionId', 'position'], ['sessionId', 'position'], {
  name: 'late_answers_item',
  onDelete: 'CASCADE',
})
export class LateAnswerRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @PrimaryColumn('integer')
  revision: number;

  @Column('jsonb')
  response: unknown;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('text')
  reason: string;
}

/** When a candidate last met a question in a sitting. */
@Entity('question_sightings')
@Index('question_sightings_of_question', ['questionId'])
export class QuestionSightingRow {
  @ForeignKey('PersonRow', { name: 'question_sightings_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @ForeignKey('QuestionRow', { name: 'question_sightings_question', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'question_id' })
  questionId: string;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;
}
