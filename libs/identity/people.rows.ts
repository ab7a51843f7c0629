import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '@app/kernel/actor.js';

@Entity('people')
@Check('people_role', `role in ('candidate', 'instructor', 'admin')`)
@Check('people_rollover_hour', 'rollover_hour between 0 and 23')
@Check('people_desired_retention', 'desired_retention between 0.7 and 0.97')
export class PersonRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** As it was typed; unique without regard to case, by an index on `lower(email)`. */
  @Column('text')
  email: string;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text')
  role: Role;

  /** argon2id, in its own format with parameters and salt. */
  @Column('text', { name: 'password_hash' })
  passwordHash: string;

  /** IANA name. */
  @Column('text', { name: 'time_zone', default: 'UTC' })
  timeZone: string;

  /** Local hour at which a study day ends. */
  @Column('integer', { name: 'rollover_hour', default: 4 })
  rolloverHour: number;

  @Column('double precision', { name: 'desired_retention', default: () => '0.9' })
  desiredRetention: number;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** One browser's standing sign-in. The token itself is never stored. */
@Entity('sign_ins')
@Unique('sign_ins_token_hash', ['tokenHash'])
@Index('sign_ins_of_person', ['personId'])
export class SignInRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** SHA-256 of the token. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => PersonRow, { name: 'sign_ins_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at', default: () => 'clock_timestamp()' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;
}
