import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { mostMinutes } from '@app/supervision/domain/act.js';
import { PageQuery } from '../http/cursor.js';
import { MayBeAbsent } from '../http/validation.js';

const states = ['live', 'running', 'paused', 'finished', 'graded'] as const;

export class SupervisedQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: states, description: '`live`: running or paused' })
  @IsOptional()
  @IsIn(states)
  state?: (typeof states)[number];

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  templateId?: string;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: "Part of the candidate's address or name" })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class SuperviseBody {
  @ApiProperty({ type: String, minLength: 3, maxLength: 500, description: 'Shown to the candidate, in the ledger' })
  @IsString()
  @Length(3, 500)
  reason: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: mostMinutes,
    description: 'The time that `extend` and `credit` (at least 1) and `reopen` give; absent for the other acts',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(mostMinutes)
  minutes?: number;
}
