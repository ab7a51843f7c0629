import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a person's interview did to a card, so that without the interview it is as if there had been none. */
@Entity('interview_cards')
@Index('interview_cards_of_person', ['personId', 'lookFrom'])
@Check('interview_cards_look', '(look_from is null) = (look_until is null)')
export class InterviewCardRow {
  @ForeignKey('CardRow', { name: 'interview_cards_card', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'card_id' })
  cardId: string;

  @ForeignKey('PersonRow', { name: 'interview_cards_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** There was no card before. */
  @Column('boolean')
  made: boolean;

  /**
   * From here on a card that would not be due before the interview is asked once more, unless it was answered since.
   * Null: the schedule brings it back by itself.
   */
  @Column('timestamptz', { name: 'look_from', nullable: true })
  lookFrom: Date | null;

  /** The beginning of the study day of the interview. */
  @Column('timestamptz', { name: 'look_until', nullable: true })
  lookUntil: Date | null;
}
