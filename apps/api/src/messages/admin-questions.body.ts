import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import {
  Allow as Permit,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { draftSchema } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { zodSchema } from '../http/openapi.js';
import { MayBeAbsent } from '../http/validation.js';

export class SaveDraftBody {
  @ApiPropertyOptional({
    type: [String],
    minItems: 1,
    maxItems: 5,
    uniqueItems: true,
    description: 'The main one first',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];

  @ApiPropertyOptional({ type: String, enum: levels })
  @MayBeAbsent()
  @IsIn(levels)
  level?: Level;

  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [zodSchema('DraftContent', draftSchema)] })
  @Permit()
  content: unknown;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'What changed' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  message?: string;
}

export class CreateQuestionBody extends PickType(SaveDraftBody, ['content', 'message']) {
  @ApiPropertyOptional({
    type: String,
    maxLength: 80,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    description: 'Made up where absent',
  })
  @MayBeAbsent()
  @MaxLength(80)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'slug must be lower-case words joined by single hyphens' })
  slug?: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 5, uniqueItems: true, description: 'The main one first' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics: string[];

  @ApiProperty({ type: String, enum: levels })
  @IsIn(levels)
  level: Level;

  @ApiPropertyOptional({ type: String, maxLength: 100, default: 'CC-BY-4.0' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  licence?: string;

  @ApiPropertyOptional({ type: String, maxLength: 500, description: 'Where the question is from' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  source?: string;
}

export class TryBody {
  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [zodSchema('DraftContent', draftSchema)] })
  @Permit()
  content: unknown;

  @ApiProperty({ description: 'By the kind of the content; null: skipped', nullable: true })
  @Permit()
  response: unknown;
}
