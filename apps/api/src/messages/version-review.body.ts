import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { tickedItems, type TickedItem } from '@app/question-bank/domain/checklist.js';
import { waitingFor, type WaitingFor } from '@app/question-bank/review/list-waiting.js';
import { PageQuery } from '../http/cursor.js';
import { MayBeAbsent } from '../http/validation.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class ChangeRequestBody {
  @ApiProperty({ type: String, minLength: 1, maxLength: 10_000, description: 'Markdown' })
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  text: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 500,
    description: 'JSON Pointer into the content; parts of a list by their ids',
    example: '/options/a/text',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  pointer?: string;
}

export class CommentBody extends ChangeRequestBody {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The comment that begins the thread' })
  @MayBeAbsent()
  @IsUUID()
  replyTo?: string;
}

export class RejectBody {
  @ApiPropertyOptional({
    type: () => ChangeRequestBody,
    description: 'What is to be changed. May be absent where an open comment of yours says it, or the version is yours',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeRequestBody)
  comment?: ChangeRequestBody;
}

export class ChecklistBody {
  @ApiProperty({ type: [String], enum: tickedItems, uniqueItems: true, description: 'All that is ticked from now on' })
  @IsArray()
  @ArrayMaxSize(tickedItems.length)
  @ArrayUnique()
  @IsIn(tickedItems, { each: true })
  ticked: TickedItem[];
}

export class ApproveBody {
  @ApiPropertyOptional({
    type: [String],
    enum: tickedItems,
    uniqueItems: true,
    description: 'Ticked with the approval',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(tickedItems.length)
  @ArrayUnique()
  @IsIn(tickedItems, { each: true })
  ticked?: TickedItem[];
}

export class ReviewQueueQuery extends PageQuery {
  @ApiPropertyOptional({
    type: String,
    enum: waitingFor,
    default: 'me',
    description: 'Versions that wait for you, or yours that wait for others',
  })
  @IsOptional()
  @IsIn(waitingFor)
  waitingFor: WaitingFor = 'me';
}
