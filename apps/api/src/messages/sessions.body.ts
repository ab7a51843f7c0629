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
  IsObject,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { feedbackMoments, type FeedbackMoment } from '@app/interview-template/domain/plan.js';
import { AppError } from '@app/kernel/app-error.js';
import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import type { StartInput } from '@app/quiz-session/start/plan-of.js';
import { MayBeAbsent } from '../http/validation.js';

class FeedbackBody {
  @ApiPropertyOptional({ type: String, enum: feedbackMoments, description: 'Verdict and score of each answer' })
  @MayBeAbsent()
  @IsIn(feedbackMoments)
  score?: FeedbackMoment;

  @ApiPropertyOptional({ type: String, enum: feedbackMoments, description: 'The right answer' })
  @MayBeAbsent()
  @IsIn(feedbackMoments)
  key?: FeedbackMoment;

  @ApiPropertyOptional({ type: String, enum: feedbackMoments })
  @MayBeAbsent()
  @IsIn(feedbackMoments)
  explanation?: FeedbackMoment;

  @ApiPropertyOptional({ type: String, enum: feedbackMoments, description: "Everybody's median time" })
  @MayBeAbsent()
  @IsIn(feedbackMoments)
  median?: FeedbackMoment;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 8760, description: 'Hours from the end to `later`' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(8760)
  laterHours?: number;
}

type Start = { templateId?: unknown; resitOf?: unknown };
/** What a choice made for this once can't do without. */
const NeededAdHoc = (): PropertyDecorator =>
  ValidateIf(
    (body: Start, value) => value !== undefined || (body.templateId === undefined && body.resitOf === undefined),
  );

/** One of: a template, a sitting whose misses are sat again, or a choice (topics, count, minutes and what goes with it). */
export class StartSessionBody {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Of a published template' })
  @MayBeAbsent()
  @IsUUID()
  templateId?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    description: 'A graded sitting of yours: its misses are asked again',
  })
  @MayBeAbsent()
  @IsUUID()
  resitOf?: string;

  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 60, uniqueItems: true, description: 'Slugs of topics' })
  @NeededAdHoc()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];

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

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 50, description: 'Number of questions' })
  @NeededAdHoc()
  @IsInt()
  @Min(1)
  @Max(50)
  count?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 240 })
  @NeededAdHoc()
  @IsInt()
  @Min(1)
  @Max(240)
  minutes?: number;

  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100, description: 'The same seed, the same draw' })
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  seed?: string;

  @ApiPropertyOptional({ type: FeedbackBody, description: 'What is told and when; all of it at the end unless given' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => FeedbackBody)
  feedback?: FeedbackBody;
}

const ofChoice = ['topics', 'levels', 'kinds', 'count', 'minutes', 'feedback'] as const;

/** What is to be sat. @throws AppError request.invalid where it says two things at once */
export function startInput({ templateId, resitOf, seed, ...choice }: StartSessionBody): StartInput {
  if (templateId === undefined && resitOf === undefined) {
    const { topics = [], count = 0, minutes = 0, feedback } = choice;
    const narrowed = { levels: choice.levels ?? [], kinds: choice.kinds ?? [] };
    return { topics, ...narrowed, count, minutes, seed, ...(feedback && { feedback: { ...feedback } }) };
  }
  const odd = [
    ...ofChoice.filter((name) => choice[name] !== undefined),
    ...(templateId !== undefined && resitOf !== undefined ? ['resitOf'] : []),
  ];
  if (odd.length > 0) {
    const message = 'does not go with a template or a re-sit';
    throw new AppError(
      'request.invalid',
      undefined,
      odd.map((name) => ({ pointer: `/${name}`, message })),
    );
  }
  return templateId === undefined ? { resitOf: resitOf!, seed } : { templateId, seed };
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

export class HeartbeatBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: maxTimeSpentMs,
    description: 'For how long, up to now, the page could not reach the server',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(maxTimeSpentMs)
  offlineMs?: number;
}
