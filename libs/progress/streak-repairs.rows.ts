import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A missed study day that a person's streak passes over. */
@Entity('streak_repairs')
@Unique('streak_repairs_week', ['personId', 'weekOn'])
export class StreakRepairRow {
  @ForeignKey('PersonRow', { name: 'streak_repairs_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'streak_repairs_key' })
  personId: string;

  @PrimaryColumn('date', { name: 'missed_on', primaryKeyConstraintName: 'streak_repairs_key' })
  missedOn: string;

  /** Monday of the week in which it was repaired: one is allowed a week. */
  @Column('date', { name: 'week_on' })
  weekOn: string;

  @Column('timestamptz', { name: 'repaired_at', default: () => 'clock_timestamp()' })
  repairedAt: Date;
}
