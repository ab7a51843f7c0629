import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { z } from 'zod';
import { PageQuery } from '../http/cursor.js';
import { instant } from './question.reply.js';
import { personNameReply } from './version-review.reply.js';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'What was acted on, for instance a question' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Who acted' })
  @IsOptional()
  @IsUUID()
  actor?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 80,
    description: 'Such as `question.published`, or `question` for all',
  })
  @IsOptional()
  @MaxLength(80)
  @Matches(/^[a-z-]+(\.[a-z-]+)?$/, { message: 'action must be a noun, or a noun and what was done to it' })
  action?: string;
}

export const auditPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      at: instant,
      actor: personNameReply,
      action: z.string(),
      subjectId: z.string(),
      slug: z.string().nullable().describe('Of the question that was acted on, where it is still there'),
      before: z.unknown().describe('What differed before; null where there was nothing'),
      after: z.unknown(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
