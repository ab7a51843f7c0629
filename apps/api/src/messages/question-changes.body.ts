import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../http/validation.js';
import { SaveDraftBody } from './admin-questions.body.js';

export class ChangeQuestionBody extends PickType(SaveDraftBody, ['topics', 'level']) {
  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100 })
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  licence?: string;

  @ApiPropertyOptional({ type: String, maxLength: 500, description: 'Where the question is from' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  source?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The owner until now stays an editor' })
  @MayBeAbsent()
  @IsUUID()
  ownerId?: string;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: 50,
    description: 'All who may edit beside the owner',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  editorIds?: string[];
}
