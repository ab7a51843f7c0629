import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { alarmKinds, type AlarmKind } from '@app/item-statistics/domain/alarms.js';
import {
  reportKinds,
  reportLimits,
  reportOutcomes,
  reportStates,
  type ReportKind,
  type ReportOutcome,
  type ReportState,
} from '@app/item-statistics/domain/report.js';
import { taskOutcomes, taskStates, type TaskOutcome, type TaskState } from '@app/item-statistics/domain/review-task.js';
import { PageQuery } from '../http/cursor.js';

export class ReviewTasksQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: taskStates, default: 'open' })
  @IsOptional()
  @IsIn(taskStates)
  state: TaskState = 'open';

  @ApiPropertyOptional({ type: String, enum: alarmKinds })
  @IsOptional()
  @IsIn(alarmKinds)
  alarm?: AlarmKind;

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  questionId?: string;
}

export class SettleTaskBody {
  @ApiProperty({
    type: String,
    enum: taskOutcomes,
    description: '`mended`: where a level was proposed, the question takes it; else a later version must be published',
  })
  @IsIn(taskOutcomes)
  outcome: TaskOutcome;

  @ApiProperty({ type: String, maxLength: 1_000, description: 'May be empty' })
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class ReportBody {
  @ApiProperty({ type: String, format: 'uuid', description: 'Made by the client; the same again is the same report' })
  @IsUUID()
  submissionId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  questionId: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000, description: 'Number of the version that was shown' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;

  @ApiProperty({ type: String, enum: reportKinds })
  @IsIn(reportKinds)
  kind: ReportKind;

  @ApiProperty({ type: String, minLength: 1, maxLength: reportLimits.textLength })
  @IsString()
  @Length(1, reportLimits.textLength)
  @Matches(/\S/, { message: 'must say something' })
  text: string;
}

export class ReportsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: reportStates, description: 'None given: all' })
  @IsOptional()
  @IsIn(reportStates)
  state?: ReportState;

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  questionId?: string;
}

export class SettleReportsBody {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 100, uniqueItems: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids: string[];

  @ApiProperty({ type: String, enum: reportOutcomes, description: '`mended`: a later version must be published' })
  @IsIn(reportOutcomes)
  outcome: ReportOutcome;

  @ApiProperty({
    type: String,
    maxLength: reportLimits.answerLength,
    description: 'To those who reported; may be empty',
  })
  @IsString()
  @MaxLength(reportLimits.answerLength)
  answer: string;
}

export class ReadNoticesBody {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids: string[];
}
