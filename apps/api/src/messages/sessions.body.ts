import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  Allow as Permit,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { MayBeAbsent } from '../http/validation.js';

export class StartSessionBody {
  @ApiProperty({ type: [String], minItems: 1, maxItems: 60, uniqueItems: true, description: 'Slugs of topics' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics: string[];

  @ApiPropertyOptional({ type: [String], enum: levels, uniqueItems: true, description: 'None given: all' })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(levels, { each: true })
  levels?: Level[];

  @ApiPropertyOptional({
    type: [String],
    enum: kinds,
    uniqueItems: true,
    description: 'None given: all but flashcards, which are for review',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(kinds, { each: true })
  kinds?: Kind[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 50, description: 'Number of questions' })
  @IsInt()
  @Min(1)
  @Max(50)
  count: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 240 })
  @IsInt()
  @Min(1)
  @Max(240)
  minutes: number;

  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100, description: 'The same seed, the same draw' })
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  seed?: string;
}

const maxRevision = 2_147_483_647;
const maxTimeSpentMs = 86_400_000;

export class SaveAnswerBody {
  @ApiProperty({ description: 'By the kind of the question, see Response; null: skipped', nullable: true })
  @Permit()
  response: unknown;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: maxRevision, description: 'The highest revision counts' })
  @IsInt()
  @Min(1)
  @Max(maxRevision)
  revision: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: maxTimeSpentMs, description: 'On this item, in all' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(maxTimeSpentMs)
  timeSpentMs?: number;
}

export class MarkItemBody {
  @ApiPropertyOptional({ type: Boolean })
  @MayBeAbsent()
  @IsBoolean()
  flagged?: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: maxTimeSpentMs, description: 'On this item, in all' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(maxTimeSpentMs)
  timeSpentMs?: number;
}
