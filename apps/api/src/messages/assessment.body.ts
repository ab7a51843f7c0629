import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { requestStates, type RequestState } from '@app/assessment/domain/request.js';
import { PageQuery } from '../http/cursor.js';

export class AssessmentsQuery extends PageQuery {
  @ApiPropertyOptional({
    type: String,
    enum: requestStates,
    description: 'None given: what the caller may assess now. What is done comes newest first, the rest oldest first',
  })
  @IsOptional()
  @IsIn(requestStates)
  state?: RequestState;
}

export class SelfAssessmentBody {
  @ApiProperty({ type: [String], maxItems: 20, uniqueItems: true, description: 'Ids of the criteria that are met' })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  criteria: string[];
}

export class AssessmentBody extends SelfAssessmentBody {
  @ApiProperty({ type: String, maxLength: 10_000, description: 'Markdown, for the candidate; may be empty' })
  @IsString()
  @MaxLength(10_000)
  comment: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000, description: '`nextLook` of the answer as it was read' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  look: number;
}

export class SecondLookBody {
  @ApiProperty({ type: String, minLength: 10, maxLength: 1_000, description: 'Why somebody else should look at it' })
  @IsString()
  @Length(10, 1_000)
  reason: string;
}
