import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * What a person studies beyond their limits on the study day that it was given in. Kept with its instant, not its
 * date: who flies back over the date line comes to a date again that they had, and it counts once.
 */
@Entity('day_allowances')
@Check('day_allowances_new_cards', 'new_cards between 0 and 1000')
@Check('day_allowances_reviews', 'reviews between 0 and 10000')
export class DayAllowanceRow {
  @ForeignKey('PersonRow', { name: 'day_allowances_person', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('integer', { name: 'new_cards', default: 0 })
  newCards: number;

  @Column('integer', { default: 0 })
  reviews: number;
}
