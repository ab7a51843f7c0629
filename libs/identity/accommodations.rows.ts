import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Accommodation } from './domain/accommodation.js';

/** What a person is granted in every sitting, with who granted it and why. */
@Entity('accommodations')
@Check('accommodations_multiplier', 'multiplier between 1 and 10')
@Check('accommodations_extra_breaks', 'extra_breaks between 0 and 20')
@Check('accommodations_break_minutes', 'break_minutes between 1 and 240')
@Check('accommodations_warning_minutes', 'warning_minutes between 1 and 60')
export class AccommodationRow implements Accommodation {
  @ForeignKey('PersonRow', { name: 'accommodations_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('double precision', { default: 1 })
  multiplier: number;

  @Column('integer', { name: 'extra_breaks', default: 0 })
  extraBreaks: number;

  @Column('integer', { name: 'break_minutes', default: 10 })
  breakMinutes: number;

  @Column('boolean', { name: 'hidden_clock', default: false })
  hiddenClock: boolean;

  @Column('integer', { name: 'warning_minutes', nullable: true })
  warningMinutes: number | null;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at', default: () => 'clock_timestamp()' })
  setAt: Date;
}
