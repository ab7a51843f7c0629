import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { versionStates, type VersionState } from '@app/question-bank/domain/workflow.js';
import { PageQuery } from '../http/cursor.js';

/** What both candidates and instructors look for questions by. */
class QuestionFilterQuery extends PageQuery {
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
}

export class QuestionsQuery extends QuestionFilterQuery {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  track?: string;
}

export class AuthoredQuery extends QuestionFilterQuery {
  @ApiPropertyOptional({ type: String, enum: versionStates, description: 'Of the newest version' })
  @IsOptional()
  @IsIn(versionStates)
  state?: VersionState;
}

/** The same without pages: of all that fit. */
export class AuthoredFilterQuery extends OmitType(AuthoredQuery, ['limit', 'cursor'] as const) {}
