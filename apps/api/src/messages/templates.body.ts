import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Allow as Permit, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { planSchema, ruleSchema } from '@app/interview-template/domain/plan.js';
import {
  longestDescription,
  longestTitle,
  templateStates,
  type TemplateState,
} from '@app/interview-template/domain/template.js';
import { PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { MayBeAbsent } from '../http/validation.js';

const planDocument = {
  type: 'object' as const,
  additionalProperties: true,
  allOf: [zodSchema('Plan', planSchema)],
};

class TemplateContent {
  @ApiProperty({ type: String, minLength: 1, maxLength: longestTitle })
  @IsString()
  @MaxLength(longestTitle)
  @Matches(/\S/, { message: 'title must not be blank' })
  title: string;

  @ApiProperty({ type: String, maxLength: longestDescription, description: 'Markdown: what a candidate can expect' })
  @IsString()
  @MaxLength(longestDescription)
  description: string;
}

export class CreateTemplateBody extends TemplateContent {
  @ApiPropertyOptional({
    type: String,
    maxLength: 80,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    description: 'Made up of the title where absent',
  })
  @MayBeAbsent()
  @MaxLength(80)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'slug must be lower-case words joined by single hyphens' })
  slug?: string;

  @ApiProperty(planDocument)
  @Permit()
  plan: unknown;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'What is in this version' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  message?: string;
}

export class ChangeTemplateBody extends PartialType(TemplateContent, { skipNullProperties: false }) {
  @ApiPropertyOptional(planDocument)
  @Permit()
  plan?: unknown;

  @ApiPropertyOptional({ type: String, enum: templateStates, description: 'Only what is published can be sat' })
  @MayBeAbsent()
  @IsIn(templateStates)
  state?: TemplateState;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'What changed' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  message?: string;
}

export class PreviewDrawBody extends PickType(CreateTemplateBody, ['plan']) {
  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100, description: 'The same seed, the same draw' })
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  seed?: string;
}

export class CountQuestionsBody {
  @ApiProperty({ type: 'array', minItems: 1, maxItems: 120, items: zodSchema('PlanRule', ruleSchema) })
  @Permit()
  rules: unknown;
}

export class TemplatesQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: templateStates })
  @IsOptional()
  @IsIn(templateStates)
  state?: TemplateState;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Text to find in title or slug' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
