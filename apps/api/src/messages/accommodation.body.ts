import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../http/cursor.js';
import { MayBeAbsent } from '../http/validation.js';

export class PeopleSearchQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Part of address or name' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class ChangeAccommodationBody {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 10, description: 'Of every hard clock; two decimals' })
  @MayBeAbsent()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(1)
  @Max(10)
  multiplier?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 20, description: 'Beyond those of the interview' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(20)
  extraBreaks?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 240,
    description: 'Of a break, where the interview has none',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(240)
  breakMinutes?: number;

  @ApiPropertyOptional({ type: Boolean, description: 'The clock starts hidden' })
  @MayBeAbsent()
  @IsBoolean()
  hiddenClock?: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 60,
    nullable: true,
    description: 'Before the end, when a further warning is given; null: the usual ones only',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(60)
  warningMinutes?: number | null;

  @ApiProperty({ type: String, minLength: 3, maxLength: 500, description: 'Kept with it and in the audit log' })
  @IsString()
  @Length(3, 500)
  reason: string;
}

export class GrantAccommodationBody extends ChangeAccommodationBody {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  personId: string;
}
