import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Alarm, AlarmKind } from '../domain/alarms.js';
import type { TaskState } from '../domain/review-task.js';

/** Somebody should look at a question version, because of an alarm. Once a version and alarm, whatever became of it. */
@Entity('review_tasks')
@Index('review_tasks_once', ['versionId', 'alarm'], { unique: true })
@Index('review_tasks_by_state', ['state', 'openedAt', 'id'])
@Index('review_tasks_of_question', ['questionId'])
@Check(
  'review_tasks_alarm',
  `alarm in ('too-easy', 'too-hard', 'negative-discrimination', 'strong-distractor', 'too-slow', 'too-fast', 'reported', 'mislabelled')`,
)
@Check('review_tasks_state', `state in ('open', 'dismissed', 'mended')`)
@Check('review_tasks_settled', `(state = 'open') = (settled_at is null)`)
export class ReviewTaskRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('QuestionRow', { name: 'review_tasks_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionVersionRow', { name: 'review_tasks_version', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'version_id' })
  versionId: string;

  @Column('text')
  alarm: AlarmKind;

  /** The figures that raised it. */
  @Column('jsonb')
  details: Alarm['details'];

  @Column('text', { default: 'open' })
  state: TaskState;

  /** Why it was settled so. */
  @Column('text', { default: '' })
  reason: string;

  @Column('timestamptz', { name: 'opened_at', default: () => 'clock_timestamp()' })
  openedAt: Date;

  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
