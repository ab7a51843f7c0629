import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  bulkKinds,
  bulkVerdicts,
  mostTopics,
  type BulkAct,
  type BulkKind,
  type BulkVerdict,
} from '@app/question-bank/domain/bulk.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { PageQuery } from '../http/cursor.js';
import { MayBeAbsent } from '../http/validation.js';
import { AuthoredFilterQuery } from './questions.query.js';

const needs = (...kinds: BulkKind[]): PropertyDecorator =>
  ValidateIf(({ kind }: BulkActBody, value) => value !== undefined || kinds.includes(kind));

export class BulkActBody {
  @ApiProperty({ type: String, enum: bulkKinds })
  @IsIn(bulkKinds)
  kind: BulkKind;

  @ApiPropertyOptional({ type: String, enum: levels, description: 'For set-level' })
  @needs('set-level')
  @IsIn(levels)
  level?: Level;

  @ApiPropertyOptional({
    type: [String],
    minItems: 1,
    maxItems: mostTopics,
    description: 'For add-topics, remove-topics',
  })
  @needs('add-topics', 'remove-topics')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostTopics)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topics?: string[];

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'For set-owner' })
  @needs('set-owner')
  @IsUUID()
  ownerId?: string;
}

export class PreviewBulkBody {
  @ApiProperty({ type: () => BulkActBody })
  @IsObject()
  @ValidateNested()
  @Type(() => BulkActBody)
  act: BulkActBody;

  @ApiProperty({ type: () => AuthoredFilterQuery, description: 'The same as of the list' })
  @IsObject()
  @ValidateNested()
  @Type(() => AuthoredFilterQuery)
  filter: AuthoredFilterQuery;

  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: 1_000, description: 'Of what is found, these only' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

export class BulkItemsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: bulkVerdicts })
  @IsOptional()
  @IsIn(bulkVerdicts)
  verdict?: BulkVerdict;
}

/** The act without what belongs to others. */
export function bulkActOf({ kind, level, topics, ownerId }: BulkActBody): BulkAct {
  switch (kind) {
    case 'set-level':
      return { kind, level: level! };
    case 'add-topics':
    case 'remove-topics':
      return { kind, topics: topics! };
    case 'set-owner':
      return { kind, ownerId: ownerId! };
    case 'submit':
    case 'publish':
    case 'retire':
      return { kind };
  }
}
