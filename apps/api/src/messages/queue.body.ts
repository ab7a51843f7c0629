import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { AppError } from '@app/kernel/app-error.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import type { QuestionChoice } from '@app/review-scheduling/queue/add-cards.js';
import { MayBeAbsent } from '../http/validation.js';

/** Either questions, or topics with the levels that are wanted. */
export class AddCardsBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid', minItems: 1, maxItems: 1000, uniqueItems: true })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  questionIds?: string[];

  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 60, uniqueItems: true, description: 'Slugs of topics' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];

  @ApiPropertyOptional({ type: [String], enum: levels, uniqueItems: true, description: 'None: of all levels' })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(levels, { each: true })
  levels?: Level[];
}

/** What is to be learnt. @throws AppError request.invalid where it says nothing, or two things at once */
export function questionChoice({ questionIds, topics, levels: ofLevels }: AddCardsBody): QuestionChoice {
  if (questionIds) {
    const odd = [...(topics ? ['topics'] : []), ...(ofLevels ? ['levels'] : [])];
    if (odd.length > 0) {
      const message = 'does not go with questionIds';
      throw new AppError(
        'request.invalid',
        undefined,
        odd.map((name) => ({ pointer: `/${name}`, message })),
      );
    }
    return { questionIds: questionIds.map((id) => id.toLowerCase()) };
  }
  if (!topics) {
    throw new AppError('request.invalid', undefined, [{ pointer: '/topics', message: 'or questionIds is needed' }]);
  }
  return { topics, levels: ofLevels ?? [] };
}

const description = 'Beyond the daily limit, in all, for today only: the same again changes nothing';

export class StudyMoreBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 1000, description })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(1000)
  new?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 10_000, description })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(10_000)
  reviews?: number;
}
