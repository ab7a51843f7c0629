import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The first reply to a keyed POST, kept so that a retry gets it again. */
@Entity('idempotency_keys')
@Index('idempotency_keys_created', ['createdAt'])
export class IdempotencyKeyRow {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of the route and the body, hexadecimal. */
  @Column('text')
  fingerprint: string;

  @Column('jsonb', { nullable: true })
  reply: unknown;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
