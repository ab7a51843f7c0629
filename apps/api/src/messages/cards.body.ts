import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { cardStates } from '@app/review-scheduling/domain/card-state.js';
import { cardSorts, type CardSort } from '@app/review-scheduling/domain/card-sort.js';
import { PageQuery } from '../http/cursor.js';
import { MayBeAbsent } from '../http/validation.js';

const mostFlag = 7;
const yesOrNo = ['true', 'false'] as const;

export class CardsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: cardStates })
  @IsOptional()
  @IsIn(cardStates)
  state?: (typeof cardStates)[number];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: mostFlag, description: '0: without a flag' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(mostFlag)
  flag?: number;

  @ApiPropertyOptional({ type: String, enum: yesOrNo })
  @IsOptional()
  @IsIn(yesOrNo)
  suspended?: (typeof yesOrNo)[number];

  @ApiPropertyOptional({ type: String, enum: yesOrNo })
  @IsOptional()
  @IsIn(yesOrNo)
  leech?: (typeof yesOrNo)[number];

  @ApiPropertyOptional({ type: String, maxLength: 80 })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  topic?: string;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Text to find in slug, prompt or note' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({
    type: String,
    enum: cardSorts,
    default: 'due',
    description: 'Soonest due, newest, most lapses or most difficult first',
  })
  @IsOptional()
  @IsIn(cardSorts)
  sort: CardSort = 'due';
}

export class ChangeCardBody {
  @ApiPropertyOptional({ type: Boolean, description: 'Suspended cards are never due' })
  @MayBeAbsent()
  @IsBoolean()
  suspended?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Not due until the study day is over' })
  @MayBeAbsent()
  @IsBoolean()
  buried?: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: mostFlag, description: '0: none' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(mostFlag)
  flag?: number;

  @ApiPropertyOptional({ type: String, maxLength: 10_000, description: "In the person's own words, Markdown" })
  @MayBeAbsent()
  @IsString()
  @MaxLength(10_000)
  note?: string;
}

const bulkActs = ['suspend', 'unsuspend', 'bury', 'unbury', 'flag'] as const;

export class BulkBody {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 100, uniqueItems: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  cardIds: string[];

  @ApiProperty({ type: String, enum: bulkActs })
  @IsIn(bulkActs)
  act: (typeof bulkActs)[number];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: mostFlag, description: 'Needed for `flag`; 0: none' })
  @ValidateIf(({ act }: BulkBody, value) => value !== undefined || act === 'flag')
  @IsInt()
  @Min(0)
  @Max(mostFlag)
  flag?: number;
}

export class ActBody {
  @ApiProperty({ type: String, format: 'uuid', description: 'Made by the client; the same again is the same act' })
  @IsUUID()
  submissionId: string;
}

export class SetDueBody extends ActBody {
  @ApiProperty({ type: String, format: 'date', description: 'A study day, from today on' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'is a date such as 2026-12-24' })
  on: string;
}

/** The change that an act on many cards is. */
export function changeOf({ act, flag }: BulkBody) {
  switch (act) {
    case 'suspend':
      return { suspended: true };
    case 'unsuspend':
      return { suspended: false };
    case 'bury':
      return { buried: true };
    case 'unbury':
      return { buried: false };
    case 'flag':
      return { flag };
  }
}
