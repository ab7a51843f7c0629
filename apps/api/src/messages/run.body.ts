import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  Allow as Permit,
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { languages, maxSourceLength, type Language } from '@app/question-bank/domain/program-content.js';
import { MayBeAbsent } from '../http/validation.js';

const anything = { type: 'array', items: {}, description: 'One value a parameter, in JSON' } as const;

class OwnCaseBody {
  @ApiPropertyOptional(anything)
  @IsArray()
  @ArrayMaxSize(10)
  arguments: unknown[];
}

/** A program to run: `language` and `source` for code, `sql` for SQL. */
export class RunBody {
  @ApiPropertyOptional({ type: String, enum: languages })
  @MayBeAbsent()
  @IsIn(languages)
  language?: Language;

  @ApiPropertyOptional({ type: String, maxLength: maxSourceLength })
  @MayBeAbsent()
  @IsString()
  @MaxLength(maxSourceLength)
  source?: string;

  @ApiPropertyOptional({ type: String, maxLength: 20_000 })
  @MayBeAbsent()
  @IsString()
  @MaxLength(20_000)
  sql?: string;

  @ApiPropertyOptional({ ...anything, description: 'Arguments of one own case' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @Permit()
  arguments?: unknown[];

  @ApiPropertyOptional({ type: [OwnCaseBody], maxItems: 5, description: 'Own cases' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => OwnCaseBody)
  cases?: OwnCaseBody[];

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The sitting that asks it, if any' })
  @MayBeAbsent()
  @IsUUID()
  sessionId?: string;
}
