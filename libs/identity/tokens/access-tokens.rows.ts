import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { TokenScope } from '../domain/token-scopes.js';

/** What a person lets a program do in their name. The token itself is never stored. */
@Entity('access_tokens')
@Unique('access_tokens_token_hash', ['tokenHash'])
@Index('access_tokens_of_person', ['personId'])
@Check(
  'access_tokens_scopes',
  `cardinality(scopes) > 0 and scopes <@ array['me:read', 'questions:read', 'questions:write', 'people:read', 'people:write']`,
)
export class AccessTokenRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('PersonRow', { name: 'access_tokens_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  scopes: TokenScope[];

  /** SHA-256 of the token. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** Null: it does not expire. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
