import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsUUID } from 'class-validator';
import { mergeWays, type MergeWay } from '@app/question-bank/domain/merge.js';
import { MayBeAbsent } from '../http/validation.js';

export class SimilarBody {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A content as it is being written: it may lack much',
  })
  @IsObject()
  content: object;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The question that it is of' })
  @MayBeAbsent()
  @IsUUID()
  questionId?: string;
}

export class PairBody {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  questionId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  otherId: string;

  @ApiProperty({ type: Boolean, description: 'false: take that back' })
  @IsBoolean()
  dismissed: boolean;
}

export class MergeBody {
  @ApiProperty({ type: String, format: 'uuid', description: 'The question that stays' })
  @IsUUID()
  into: string;

  @ApiProperty({
    type: String,
    enum: mergeWays,
    description:
      '`duplicate`: this one is retired, its cards go on with the other; `variant`: both stay, apart in reviews',
  })
  @IsIn(mergeWays)
  as: MergeWay;
}
