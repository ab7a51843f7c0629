import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { bankSorts, mostRanked, type BankSort } from '@app/question-bank/domain/bank-filter.js';
import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { versionStates, type VersionState } from '@app/question-bank/domain/workflow.js';
import { PageQuery } from '../http/cursor.js';

export class QuestionsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  topic?: string;

  @ApiPropertyOptional({ type: String, enum: levels })
  @IsOptional()
  @IsIn(levels)
  level?: Level;

  @ApiPropertyOptional({ type: String, enum: kinds })
  @IsOptional()
  @IsIn(kinds)
  kind?: Kind;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Text to find in slug or prompt' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  track?: string;
}

const mostChosen = 50;

/** One value, or the parameter again for each of several. */
const Chosen = (description: string, values?: readonly string[]) =>
  applyDecorators(
    ApiPropertyOptional({
      type: [String],
      ...(values && { enum: [...values] }),
      maxItems: mostChosen,
      description: `${description}; any of several`,
    }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : [value].flat())),
    ArrayMaxSize(mostChosen),
    values ? IsIn(values, { each: true }) : IsString({ each: true }),
    MaxLength(500, { each: true }),
  );

export class AuthoredQuery extends PageQuery {
  @Chosen('State of the newest version', versionStates)
  state?: VersionState[];

  @Chosen('Level', levels)
  level?: Level[];

  @Chosen('Kind of the newest version', kinds)
  kind?: Kind[];

  @Chosen('Slug of a topic')
  topic?: string[];

  @Chosen('Id of the person whose question it is')
  owner?: string[];

  @Chosen('Id of the person who wrote the newest version')
  author?: string[];

  @Chosen('Licence')
  licence?: string[];

  @Chosen('Where it is from')
  source?: string[];

  @ApiPropertyOptional({
    type: String,
    maxLength: 200,
    description: 'Words to find; `"in this order"`; `-without`. Words that no question has are taken as mistyped',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({
    type: String,
    enum: bankSorts,
    description: `By default by relevance where there is a text, else by slug. By relevance no more than ${mostRanked} are listed`,
  })
  @IsOptional()
  @IsIn(bankSorts)
  sort?: BankSort;
}

/** The same without pages: of all that fit. */
export class AuthoredFilterQuery extends OmitType(AuthoredQuery, ['limit', 'cursor', 'sort'] as const) {}
