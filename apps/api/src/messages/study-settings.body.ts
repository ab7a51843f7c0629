import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { easyDatesLimits } from '@app/review-scheduling/domain/settings/easy-dates.js';
import { preferenceLimits as limits } from '@app/review-scheduling/domain/settings/check-preferences.js';
import { leechActions, type LeechAction } from '@app/review-scheduling/domain/settings/study-settings.js';
import { MayBeAbsent } from '../http/validation.js';

const whole = ({ min, max }: { min: number; max: number }, description: string) =>
  ({ type: 'integer', minimum: min, maximum: max, description }) as const;
const steps = (description: string) =>
  ({
    type: 'array',
    items: { type: 'integer', minimum: limits.stepMinutes.min, maximum: limits.stepMinutes.max },
    maxItems: limits.steps.max,
    description,
  }) as const;

export class StudySettingsBody {
  @ApiPropertyOptional({ type: Number, minimum: 0.7, maximum: 0.97, description: 'Recall at which a card falls due' })
  @MayBeAbsent()
  @IsNumber()
  @Min(0.7)
  @Max(0.97)
  desiredRetention?: number;

  @ApiPropertyOptional({ type: String, description: 'IANA name', example: 'Europe/Berlin' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timeZone?: string;

  @ApiPropertyOptional(whole({ min: 0, max: 23 }, 'Local hour at which a study day ends'))
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(23)
  rolloverHour?: number;

  @ApiPropertyOptional(whole(limits.newPerDay, 'New cards'))
  @MayBeAbsent()
  @IsInt()
  @Min(limits.newPerDay.min)
  @Max(limits.newPerDay.max)
  newPerDay?: number;

  @ApiPropertyOptional(whole(limits.reviewsPerDay, 'Reviews of cards that are due'))
  @MayBeAbsent()
  @IsInt()
  @Min(limits.reviewsPerDay.min)
  @Max(limits.reviewsPerDay.max)
  reviewsPerDay?: number;

  @ApiPropertyOptional(steps('Minutes between the first looks at a new card'))
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(limits.steps.max)
  @IsInt({ each: true })
  @Min(limits.stepMinutes.min, { each: true })
  @Max(limits.stepMinutes.max, { each: true })
  learningSteps?: number[];

  @ApiPropertyOptional(steps('Minutes between looks at a card that was forgotten'))
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(limits.steps.max)
  @IsInt({ each: true })
  @Min(limits.stepMinutes.min, { each: true })
  @Max(limits.stepMinutes.max, { each: true })
  relearningSteps?: number[];

  @ApiPropertyOptional(whole(limits.maximumDays, 'The longest interval, in days'))
  @MayBeAbsent()
  @IsInt()
  @Min(limits.maximumDays.min)
  @Max(limits.maximumDays.max)
  maximumDays?: number;

  @ApiPropertyOptional({ type: Boolean, description: 'Spreads cards that were learnt together' })
  @MayBeAbsent()
  @IsBoolean()
  fuzz?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Within the fuzz, prefers days with fewer cards' })
  @MayBeAbsent()
  @IsBoolean()
  loadBalance?: boolean;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'integer', minimum: limits.weekdayPercent.min, maximum: limits.weekdayPercent.max },
    minItems: 7,
    maxItems: 7,
    description: "Percent of a common day's cards, Monday first; at least one day has 100",
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(limits.weekdayPercent.min, { each: true })
  @Max(limits.weekdayPercent.max, { each: true })
  easyWeekdays?: number[];

  @ApiPropertyOptional(whole(limits.leechThreshold, 'Lapses that make a card a leech'))
  @MayBeAbsent()
  @IsInt()
  @Min(limits.leechThreshold.min)
  @Max(limits.leechThreshold.max)
  leechThreshold?: number;

  @ApiPropertyOptional({ type: String, enum: leechActions, description: 'What happens to a leech' })
  @MayBeAbsent()
  @IsIn(leechActions)
  leechAction?: LeechAction;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

export class EasyDatesBody {
  @ApiProperty({ type: String, format: 'date', description: 'The first day' })
  @Matches(date, { message: 'must be a day of the calendar, as YYYY-MM-DD' })
  fromOn: string;

  @ApiProperty({ type: String, format: 'date', description: 'The last day' })
  @Matches(date, { message: 'must be a day of the calendar, as YYYY-MM-DD' })
  untilOn: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 99, description: "Of a common day's cards; 0: a vacation" })
  @IsInt()
  @Min(0)
  @Max(99)
  loadPercent: number;

  @ApiPropertyOptional({ type: String, maxLength: easyDatesLimits.note })
  @MayBeAbsent()
  @IsString()
  @MaxLength(easyDatesLimits.note)
  note?: string;
}
