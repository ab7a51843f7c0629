import { ApiProperty } from '@nestjs/swagger';
import type { Person } from '@app/identity/domain/person.js';
import { roles, type Role } from '@app/kernel/actor.js';

/** A person as they see themselves. */
export class PersonReply {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'email' })
  email: string;

  @ApiProperty({ type: String })
  displayName: string;

  @ApiProperty({ type: String, enum: roles })
  role: Role;

  @ApiProperty({ type: String, description: 'IANA name', example: 'Europe/Berlin' })
  timeZone: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 23, description: 'Local hour at which a study day ends' })
  rolloverHour: number;

  @ApiProperty({ type: Number, minimum: 0.7, maximum: 0.97 })
  desiredRetention: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: string;
}

export const personReply = ({ createdAt, ...person }: Person): PersonReply => ({
  ...person,
  createdAt: createdAt.toISOString(),
});
