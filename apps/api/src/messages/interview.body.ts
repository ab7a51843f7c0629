import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { MayBeAbsent } from '../http/validation.js';

const minutes = { type: 'integer', minimum: 1, maximum: 1_440 } as const;
const retention = { type: Number, minimum: 0.7, maximum: 0.97 } as const;
const topics = { type: [String] as [StringConstructor], minItems: 1, maxItems: 100, uniqueItems: true };

export class InterviewBody {
  @ApiProperty({ type: String, format: 'date', description: 'From today until 365 days from now' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'on must be a date, YYYY-MM-DD' })
  @IsISO8601({ strict: true })
  on: string;

  @ApiPropertyOptional({ type: String, maxLength: 120, description: 'Left out: that of the template' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(120)
  title?: string;

  @ApiPropertyOptional({ ...topics, description: 'Slugs; these, or else templateId' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Its topics are taken' })
  @MayBeAbsent()
  @IsUUID()
  templateId?: string;

  @ApiPropertyOptional({ type: [String], enum: levels, uniqueItems: true, description: 'None given: all' })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(levels, { each: true })
  levels?: Level[];

  @ApiProperty(minutes)
  @IsInt()
  @Min(1)
  @Max(1_440)
  minutesPerDay: number;

  @ApiPropertyOptional({ ...retention, default: 0.95, description: 'Of its cards, until the day' })
  @MayBeAbsent()
  @IsNumber()
  @Min(0.7)
  @Max(0.97)
  desiredRetention?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 30,
    default: 5,
    description: 'On so many days before it each card is looked at once more',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(30)
  lastLookDays?: number;
}

class ChoiceBody {
  @ApiProperty(minutes)
  @IsInt()
  @Min(1)
  @Max(1_440)
  minutesPerDay: number;

  @ApiPropertyOptional({ ...retention, description: 'Left out: as it is' })
  @MayBeAbsent()
  @IsNumber()
  @Min(0.7)
  @Max(0.97)
  desiredRetention?: number;

  @ApiPropertyOptional({ ...topics, description: 'Left out: as they are' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];
}

export class ChoicesBody {
  @ApiPropertyOptional({
    type: [ChoiceBody],
    minItems: 1,
    maxItems: 3,
    description: 'Left out: fewer minutes, as many as now, and more',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => ChoiceBody)
  choices?: ChoiceBody[];
}
