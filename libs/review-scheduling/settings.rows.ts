import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { FitFigures, FitState } from './domain/fit/fit.js';
import type { LeechAction } from './domain/settings/study-settings.js';

/** How a person wants to study; without a row, `defaultStudyPreferences`. Retention, zone and hour are the person's. */
@Entity('study_settings')
@Check('study_settings_new_per_day', 'new_per_day between 0 and 1000')
@Check('study_settings_reviews_per_day', 'reviews_per_day between 0 and 10000')
@Check('study_settings_maximum_days', 'maximum_days between 1 and 36500')
@Check('study_settings_easy_weekdays', 'cardinality(easy_weekdays) = 7')
@Check('study_settings_leech_threshold', 'leech_threshold between 1 and 100')
@Check('study_settings_leech_action', `leech_action in ('suspend', 'tag')`)
export class StudySettingsRow {
  @ForeignKey('PersonRow', { name: 'study_settings_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('integer', { name: 'new_per_day', default: 10 })
  newPerDay: number;

  @Column('integer', { name: 'reviews_per_day', default: 200 })
  reviewsPerDay: number;

  /** Minutes. */
  @Column('integer', { name: 'learning_steps', array: true, default: () => `'{1,10}'` })
  learningSteps: number[];

  /** Minutes. */
  @Column('integer', { name: 'relearning_steps', array: true, default: () => `'{10}'` })
  relearningSteps: number[];

  /** The longest interval, in days. */
  @Column('integer', { name: 'maximum_days', default: 36_500 })
  maximumDays: number;

  @Column('boolean', { default: true })
  fuzz: boolean;

  @Column('boolean', { name: 'load_balance', default: true })
  loadBalance: boolean;

  /** Percent of a common day's cards, Monday first. */
  @Column('integer', { name: 'easy_weekdays', array: true, default: () => `'{100,100,100,100,100,100,100}'` })
  easyWeekdays: number[];

  /** Lapses. */
  @Column('integer', { name: 'leech_threshold', default: 8 })
  leechThreshold: number;

  @Column('text', { name: 'leech_action', default: 'suspend' })
  leechAction: LeechAction;

  /** The parameters of all cards; null: the published defaults. Newcomers start from everybody's, where those are better. */
  @ForeignKey('ParameterFitRow', { name: 'study_settings_fit' })
  @Column('uuid', { name: 'fit_id', nullable: true, default: () => 'newcomer_fit()' })
  fitId: string | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}

/** Days with fewer cards, or none: a trip, a holiday. */
@Entity('easy_dates')
@Index('easy_dates_of_person', ['personId', 'untilOn'])
@Check('easy_dates_load', 'load_percent between 0 and 99')
@Check('easy_dates_order', 'until_on >= from_on')
export class EasyDatesRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'easy_dates_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('date', { name: 'from_on' })
  fromOn: string;

  @Column('date', { name: 'until_on' })
  untilOn: string;

  /** Of a common day's cards. */
  @Column('integer', { name: 'load_percent' })
  loadPercent: number;

  @Column('text', { default: '' })
  note: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** Parameters fitted to a person's reviews, or to everybody's (`personId` null), with how well they predict. */
@Entity('parameter_fits')
@Index('parameter_fits_of_person', ['personId', 'createdAt'])
@Index('parameter_fits_running', ['personId'], { unique: true, where: `state in ('queued', 'running')` })
@Index('parameter_fits_running_for_all', ['askedBy'], {
  unique: true,
  where: `person_id is null and state in ('queued', 'running')`,
})
@Check('parameter_fits_state', `state in ('queued', 'running', 'better', 'not-better', 'too-few', 'failed')`)
@Check('parameter_fits_asked_by', `asked_by in ('nightly', 'person')`)
@Check('parameter_fits_progress', 'progress between 0 and 1')
export class ParameterFitRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'parameter_fits_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('text', { default: 'queued' })
  state: FitState;

  @Column('text', { name: 'asked_by' })
  askedBy: 'nightly' | 'person';

  @Column('double precision', { default: 0 })
  progress: number;

  /** The 21 weights of FSRS-6; null until they are found. */
  @Column('double precision', { array: true, nullable: true })
  weights: number[] | null;

  @Column('jsonb', { nullable: true })
  figures: FitFigures | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

/** The interview that a person prepares for. */
@Entity('interview_goals')
@Check('interview_goals_minutes', 'minutes_per_day between 1 and 1440')
@Check('interview_goals_retention', 'desired_retention between 0.7 and 0.97')
@Check('interview_goals_last_look', 'last_look_days between 0 and 30')
export class InterviewGoalRow {
  @ForeignKey('PersonRow', { name: 'interview_goals_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('date', { name: 'interview_on' })
  interviewOn: string;

  @Column('text', { default: '' })
  title: string;

  @Column('text', { array: true })
  topics: string[];

  /** None: all. */
  @Column('text', { array: true, default: () => `'{}'` })
  levels: Level[];

  @ForeignKey('InterviewTemplateRow', { name: 'interview_goals_template', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'template_id', nullable: true })
  templateId: string | null;

  @Column('integer', { name: 'minutes_per_day' })
  minutesPerDay: number;

  /** Of the cards of its topics, until the day. */
  @Column('double precision', { name: 'desired_retention' })
  desiredRetention: number;

  /** Within so many days before the day each card is looked at once more. */
  @Column('integer', { name: 'last_look_days', default: 5 })
  lastLookDays: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
